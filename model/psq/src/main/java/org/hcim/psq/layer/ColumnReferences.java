package org.hcim.psq.layer;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import org.hcim.simulator.calibration.ColumnOrder;
import org.hcim.simulator.calibration.ColumnStatistics;
import org.hcim.simulator.calibration.ReferenceFit;
import org.hcim.simulator.calibration.ReferenceRule;

/**
 * The partial sums that the comparators treat as zero: one for the layer, or one per column if bias
 * rows shift them.
 */
final class ColumnReferences {

  private final ColumnOrder order;
  private final ReferenceRule rule;
  private final Parameter references;

  /** Creates uncalibrated references. */
  ColumnReferences(String layer, ColumnOrder order, ReferenceRule rule) {
    this.order = order;
    this.rule = rule;
    references =
        Values.calibrated(layer + ".reference", new Shape(ReferenceFit.count(order, rule)));
  }

  /** Returns whether all columns share one reference. */
  boolean isShared() {
    return rule.rows() == 0;
  }

  Parameter parameter() {
    return references;
  }

  /** Selects the references that fit the partial sums of a batch best. */
  void calibrate(ColumnStatistics statistics) {
    int[] best = ReferenceFit.references(order, statistics, rule);
    var values = new float[best.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = best[i];
    }
    Values.set(references, values);
  }

  /** The references, one per column and stream. */
  int[] byColumn() {
    float[] values = references.getArray().toFloatArray();
    var all = new int[order.count()];
    for (int i = 0; i < all.length; i++) {
      all[i] = Math.round(values[values.length == 1 ? 0 : i / order.streams()]);
    }
    return all;
  }
}
