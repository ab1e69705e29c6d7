package org.hcim.jobs.summary;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.table.RowSummary;
import org.hcim.sweeps.pareto.LossLimit;

/** The lowest-EDAP design of each network and profile of constants per readout type. */
public final class BestByReadout {

  /** The heading of these designs. */
  public static final String HEADING = "lowest-EDAP design per readout type";

  private BestByReadout() {}

  /**
   * A best design.
   *
   * @param side HCiM, the digital design, or an ADC with its bits, kind and source of cost
   * @param evidence the evidence for its accuracy loss
   * @param lossPoints the loss in percentage points, or null where unknown
   */
  public record Best(
      String workload, String side, Row design, Evidence evidence, Double lossPoints) {

    /** Returns whether comparators and a DCiM array read its columns. */
    public boolean isHcim() {
      return side.equals(ReadoutLabel.HCIM);
    }

    /** Returns whether an ADC reads its columns. */
    public boolean hasAdc() {
      return design.getAs("adc_bits") != null;
    }

    /**
     * Returns whether it is a design with an ADC of the paper, at the cost that the paper gives.
     */
    boolean isOfThePaper() {
      return hasAdc() && design.<String>getAs("adc_cost_source").equals("paper");
    }

    /** A number of the design by its column. */
    public double number(String column) {
      return design.<Double>getAs(column);
    }

    /** The design in a few words. */
    public String words() {
      return DesignText.words(design);
    }

    /** The accuracy loss in a few words, such as {@code 3.46 points} or {@code unknown}. */
    public String loss() {
      return switch (evidence) {
        case UNKNOWN -> "accuracy unknown";
        case EXACT -> "0 points, exact sums";
        case MEASURED -> LossLimit.points(lossPoints);
        case ESTIMATED -> LossLimit.points(lossPoints) + ", estimate";
      };
    }
  }

  /**
   * The best designs by network and profile of constants, in the order of both.
   *
   * @param results rows of the table of one sweep
   * @param limit the accuracy loss up to which designs are compared
   */
  public static List<BestDesigns> of(Dataset<Row> results, LossLimit limit) {
    Dataset<Row> read =
        results.select(
            Stream.of(DesignText.COLUMNS, BestRows.COLUMNS, RowLoss.COLUMNS)
                .flatMap(List::stream)
                .distinct()
                .map(name -> col(name))
                .toArray(Column[]::new));
    return RowSummary.of(read, new BestRows(read.schema(), MostBits.of(results), limit)).designs();
  }
}
