package org.hcim.psq.layer;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import org.hcim.simulator.calibration.ColumnOrder;
import org.hcim.simulator.calibration.ColumnStatistics;
import org.hcim.simulator.calibration.ReferenceFit;
import org.hcim.simulator.calibration.ReferenceRule;

/**
 * The partial sums that count as zero: one for the layer, and what bias rows add to it by column.
 */
final class ColumnReferences {

  private final ColumnOrder order;
  private final ReferenceRule rule;
  private final Parameter references;

  /** References before calibration. */
  ColumnReferences(String layer, ColumnOrder order, ReferenceRule rule) {
    this.order = order;
    this.rule = rule;
    references =
        Values.calibrated(layer + ".reference", new Shape(ReferenceFit.count(order, rule)));
  }

  /** Returns whether all columns have one reference. */
  boolean isShared() {
    return rule.rows() == 0;
  }

  Parameter parameter() {
    return references;
  }

  /** Sets the references. */
  void calibrate(ColumnStatistics statistics) {
    int[] best = ReferenceFit.references(order, statistics, rule);
    var values = new float[best.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = best[i];
    }
    Values.set(references, values);
  }

  /** The references by column and stream. */
  int[] byColumn() {
    float[] values = references.getArray().toFloatArray();
    var all = new int[order.count()];
    for (int i = 0; i < all.length; i++) {
      all[i] = Math.round(values[values.length == 1 ? 0 : i / order.streams()]);
    }
    return all;
  }
}
