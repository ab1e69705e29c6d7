package org.hcim.jobs.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hcim.jobs.table.OmittedColumns;

/** A view over the table {@code results}, in SQL supported by every engine. */
public enum DerivedView {
  FAILURES(
      "Designs without results, and the reasons.",
      """
      SELECT sweep_id, config_index, config_hash, workload, status, status_reason
      FROM results WHERE status <> 'ok'"""),

  KNOWN_ACCURACY(
      "Algorithm settings with an accuracy: published, measured, exact or estimated.",
      """
      SELECT DISTINCT workload, weight_bits, activation_bits, cell_bits, stream_bits, signed_mapping,
             xbar_rows, readout, adc_bits, scale_factor_bits, scale_factor_granularity, partial_sum_bits, bias_rows,
             ternary_thresholds,
             adc_levels,
             accuracy_top1_pct, accuracy_loss_points, accuracy_source
      FROM results WHERE accuracy_top1_pct IS NOT NULL"""),

  BEST_BY_READOUT(
      "Lowest-EDAP design per sweep, network, constants profile and readout.",
      """
      SELECT sweep_id, workload, constants_profile, readout, adc_bits, adc_cost_source, config_index,
             xbar_rows, xbar_columns, energy_pj, latency_ns, area_mm2, edap_j_s_mm2
      FROM (
        SELECT r.*, row_number() OVER (
                 PARTITION BY sweep_id, workload, constants_profile, readout, adc_bits, adc_cost_source
                 ORDER BY edap_j_s_mm2, config_index) AS place
        FROM results r WHERE status = 'ok') ranked
      WHERE place = 1 ORDER BY sweep_id, workload, constants_profile, edap_j_s_mm2, config_index""");

  private final String comment;
  private final String select;

  DerivedView(String comment, String select) {
    this.comment = comment;
    this.select = select;
  }

  /** The views that do not need the omitted columns. */
  static List<DerivedView> without(OmittedColumns omitted) {
    return Arrays.stream(values()).filter(view -> view.missing(omitted).isEmpty()).toList();
  }

  /** The omitted columns of the results that the view needs. */
  public List<String> missing(OmittedColumns omitted) {
    return omitted.namedIn(select);
  }

  /** The name in SQL. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A one-line description. */
  public String comment() {
    return comment;
  }

  /** The SELECT statement. */
  public String select() {
    return select;
  }
}
