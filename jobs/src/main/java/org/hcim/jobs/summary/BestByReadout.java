package org.hcim.jobs.summary;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The lowest-EDAP design of each network per readout type. */
public final class BestByReadout {

  /** The heading of these designs. */
  public static final String HEADING = "lowest-EDAP design per readout type";

  /** Two readouts without an ADC, ternary and binary, are both HCiM's. */
  private static final String KIND =
      "CASE WHEN readout IN ('ternary', 'binary') THEN 'HCiM' ELSE readout END";

  private static final String COST_SOURCE =
      "CASE WHEN adc_bits IS NULL THEN NULL ELSE adc_cost_source END";

  private BestByReadout() {}

  /**
   * A best design.
   *
   * @param side HCiM, the digital adder tree, or an ADC with its bits, kind and source of cost
   */
  public record Best(String workload, String side, Row design) {

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
  }

  /**
   * The best designs by network, HCiM first, then digital, then ADCs from many bits to few.
   *
   * @param results rows of the table of one sweep
   */
  public static Map<String, List<Best>> of(Dataset<Row> results) {
    var columns = DesignText.COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new);
    List<Row> rows =
        results
            .where("status = 'ok'")
            .withColumn("kind", expr(KIND))
            .withColumn("cost_source", expr(COST_SOURCE))
            .withColumn("bits", expr("coalesce(adc_bits, 99)"))
            .groupBy("workload", "bits", "kind", "cost_source")
            .agg(min_by(struct(columns), struct("edap_j_s_mm2", "config_index")).as("best"))
            .orderBy(col("workload"), col("bits").desc(), col("kind"), col("cost_source"))
            .collectAsList();
    Map<String, List<Best>> best = new TreeMap<>();
    for (Row row : rows) {
      Row design = row.getStruct(4);
      best.computeIfAbsent(row.getString(0), name -> new ArrayList<>())
          .add(new Best(row.getString(0), ReadoutLabel.of(design), design));
    }
    return best;
  }
}
