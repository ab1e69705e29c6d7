package org.hcim.jobs.summary;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.session.SharedSpark;

/** Results of a few designs with the columns that summaries read. */
final class HandTable {

  private HandTable() {}

  /**
   * A table of one network under one profile of constants.
   *
   * @param designs rows of point, readout, ADC bits, ADC clips, weight bits, loss, source, EDAP
   */
  static Dataset<Row> of(String designs, String workload, String profile) {
    return SharedSpark.get()
        .sql(
            """
            SELECT 'ok' AS status, '%s' AS workload, '%s' AS constants_profile,
              CAST(point AS BIGINT) AS config_index, 128 AS xbar_rows, 64 AS xbar_columns,
              weight_bits, 4 AS activation_bits, readout, CAST(adc_bits AS INT) AS adc_bits,
              'paper' AS adc_cost_source, CAST(NULL AS STRING) AS adc_levels,
              CAST(NULL AS STRING) AS digital_structure,
              IF(readout = 'ternary', 0.7D, NULL) AS ternary_zero_frac,
              CAST(adc_clips AS BOOLEAN) AS adc_clips,
              CAST(NULL AS DOUBLE) AS accuracy_top1_pct,
              CAST(loss AS DOUBLE) AS accuracy_loss_points,
              CAST(source AS STRING) AS accuracy_source, CAST(1 AS DOUBLE) AS energy_pj,
              CAST(1 AS DOUBLE) AS latency_ns, CAST(1 AS DOUBLE) AS area_mm2,
              CAST(edap AS DOUBLE) AS edap_j_s_mm2
            FROM VALUES %s
              AS t(point, readout, adc_bits, adc_clips, weight_bits, loss, source, edap)"""
                .formatted(workload, profile, designs));
  }
}
