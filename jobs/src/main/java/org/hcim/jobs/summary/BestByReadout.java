package org.hcim.jobs.summary;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.table.RowSummary;
import org.hcim.sweeps.pareto.LossLimit;

/** The lowest-EDAP design of each network, constants profile and readout type. */
public final class BestByReadout {

  /** The heading of these designs. */
  public static final String HEADING = "lowest-EDAP design per readout type";

  private BestByReadout() {}

  /**
   * A best design.
   *
   * @param side HCiM, the digital design, or an ADC with its bits, kind and cost source
   * @param evidence the evidence for its accuracy loss
   * @param lossPoints the loss in percentage points, or null if unknown
   */
  public record Best(
      String workload, String side, Row design, Evidence evidence, Double lossPoints) {

    /** Returns whether its columns are read by comparators and a DCiM array. */
    public boolean isHcim() {
      return side.equals(ReadoutLabel.HCIM);
    }

    /** Returns whether its columns are read by an ADC. */
    public boolean hasAdc() {
      return design.getAs("adc_bits") != null;
    }

    /** Returns whether it has an ADC from the paper, at the paper's cost. */
    boolean isOfThePaper() {
      return hasAdc() && design.<String>getAs("adc_cost_source").equals("paper");
    }

    /** The value of a numeric column of the design. */
    public double number(String column) {
      return design.<Double>getAs(column);
    }

    /** The accuracy in percent to which a measured loss refers; empty if it is not known. */
    Optional<Double> referencePct() {
      Double top1Pct = design.getAs("accuracy_top1_pct");
      return top1Pct == null || lossPoints == null || evidence == Evidence.ESTIMATED
          ? Optional.empty()
          : Optional.of(top1Pct + lossPoints);
    }

    /** A short description of the design. */
    public String words() {
      return DesignText.words(design);
    }

    /** The accuracy loss in words, such as {@code 3.46 points} or {@code accuracy unknown}. */
    public String loss() {
      return switch (evidence) {
        case UNKNOWN -> "accuracy unknown";
        case EXACT -> LossLimit.points(lossPoints) + ", exact sums";
        case MEASURED -> LossLimit.points(lossPoints);
        case ESTIMATED -> LossLimit.points(lossPoints) + ", estimate";
      };
    }
  }

  /**
   * The best designs, ordered by network, then by constants profile.
   *
   * @param results rows of the table of one sweep
   * @param limit the accuracy loss within which designs are compared
   */
  public static List<BestDesigns> of(Dataset<Row> results, LossLimit limit) {
    Dataset<Row> read =
        results.select(
            Stream.of(DesignText.COLUMNS, BestRows.COLUMNS, RowLoss.COLUMNS)
                .flatMap(List::stream)
                .distinct()
                .map(name -> col(name))
                .toArray(Column[]::new));
    return RowSummary.of(read, new BestRows(read.schema(), limit)).designs();
  }
}
