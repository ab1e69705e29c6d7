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

/** The lowest-EDAP design per readout type and network. */
public final class BestByReadout {

  /** The name of HCiM's designs. */
  static final String HCIM = "HCiM";

  private static final String TYPE =
      "CASE WHEN adc_bits IS NULL THEN '' ELSE concat(readout, ', ', adc_cost_source) END";

  private BestByReadout() {}

  /**
   * A best design.
   *
   * @param side {@code HCiM}, or an ADC such as {@code 7-bit SAR ADC (Table 3 cost)}
   */
  public record Best(String workload, String side, Row design) {

    /** A number of the design by its column. */
    public double number(String column) {
      return design.<Double>getAs(column);
    }

    /** The design's main parameters and its number. */
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
            .withColumn("type", expr(TYPE))
            .withColumn("bits", expr("coalesce(adc_bits, 99)"))
            .groupBy("workload", "bits", "type")
            .agg(min_by(struct(columns), struct("edap_j_s_mm2", "config_index")).as("best"))
            .orderBy(col("workload"), col("bits").desc(), col("type"))
            .collectAsList();
    Map<String, List<Best>> contest = new TreeMap<>();
    for (Row row : rows) {
      contest
          .computeIfAbsent(row.getString(0), name -> new ArrayList<>())
          .add(best(row.getString(0), row.getStruct(3)));
    }
    return contest;
  }

  private static Best best(String workload, Row design) {
    boolean hcim = design.getAs("adc_bits") == null;
    return new Best(workload, hcim ? HCIM : DesignText.readout(design), design);
  }
}
