package org.hcim.jobs.report;

import java.util.List;

/**
 * A result column, with its presentation in the report.
 *
 * @param column the column in the table
 * @param label name on axes and headings
 * @param unit the displayed unit
 * @param scale displayed value / value in the table
 * @param axis scale of the metric's axis
 * @param better direction of improvement
 */
record Metric(String column, String label, String unit, double scale, Axis axis, Better better) {

  enum Axis {
    LOG,
    LINEAR
  }

  enum Better {
    LESS,
    MORE
  }

  static final Metric ENERGY = less("energy_pj", "Energy", "µJ", 1e-6);
  static final Metric LATENCY = less("latency_ns", "Latency", "µs", 1e-3);
  static final Metric AREA = less("area_mm2", "Area", "mm²", 1);
  static final Metric EDAP = less("edap_j_s_mm2", "EDAP", "J·s·mm²", 1);

  /** The four metrics that the paper compares. */
  static final List<Metric> COMPARED = List.of(ENERGY, LATENCY, AREA, EDAP);

  /** All metrics of the scatter plot. */
  static final List<Metric> ALL =
      List.of(
          ENERGY,
          LATENCY,
          AREA,
          EDAP,
          more("tops_per_w", "Efficiency", "TOPS/W", Axis.LOG),
          more("tops_per_mm2", "Compute density", "TOPS/mm²", Axis.LOG),
          more("accuracy_top1_pct", "Accuracy", "%", Axis.LINEAR));

  private static Metric less(String column, String label, String unit, double scale) {
    return new Metric(column, label, unit, scale, Axis.LOG, Better.LESS);
  }

  private static Metric more(String column, String label, String unit, Axis axis) {
    return new Metric(column, label, unit, 1, axis, Better.MORE);
  }
}
