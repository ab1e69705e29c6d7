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

/** The design of least EDAP for each network and kind of readout. */
public final class BestByReadout {

  /** A kind of readout that is HCiM's. */
  static final String HCIM = "HCiM";

  private static final String SIDE =
      "CASE WHEN adc_bits IS NULL THEN 'HCiM'"
          + " ELSE concat(adc_bits, '-bit ', readout, ', ', adc_cost_source) END";

  private BestByReadout() {}

  /**
   * A best design.
   *
   * @param side HCiM, or an ADC with its bits, kind and cost source
   */
  public record Best(String workload, String side, Row design) {

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
   * The best designs by network, HCiM first and then ADCs from many bits to few.
   *
   * @param results rows of the table of one sweep
   */
  public static Map<String, List<Best>> of(Dataset<Row> results) {
    var columns = DesignText.COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new);
    List<Row> rows =
        results
            .where("status = 'ok'")
            .withColumn("side", expr(SIDE))
            .withColumn("bits", expr("coalesce(adc_bits, 99)"))
            .groupBy("workload", "bits", "side")
            .agg(min_by(struct(columns), struct("edap_j_s_mm2", "config_index")).as("best"))
            .orderBy(col("workload"), col("bits").desc(), col("side"))
            .collectAsList();
    Map<String, List<Best>> contest = new TreeMap<>();
    for (Row row : rows) {
      contest
          .computeIfAbsent(row.getString(0), name -> new ArrayList<>())
          .add(new Best(row.getString(0), row.getString(2), row.getStruct(3)));
    }
    return contest;
  }
}
