package org.hcim.psq.layer;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.psq.quantizer.ReferenceRule;

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
    int columns = order.count() / order.streams();
    references = Values.calibrated(layer + ".reference", new Shape(rule.rows() == 0 ? 1 : columns));
  }

  /** Returns whether all columns have one reference. */
  boolean isShared() {
    return rule.rows() == 0;
  }

  Parameter parameter() {
    return references;
  }

  /** Sets the references: around zero with differential columns, else around the mean. */
  void calibrate(ColumnStatistics statistics) {
    boolean isDifferential = order.slicing().mapping() == SignedMapping.DIFFERENTIAL;
    int zero = isDifferential ? 0 : (int) Math.rint(statistics.mean());
    var values = new float[(int) references.getShape().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = rule.rows() == 0 ? zero : best(statistics, i, zero);
    }
    Values.set(references, values);
  }

  /** The reference with which one comparator explains most of a column, in all its streams. */
  private int best(ColumnStatistics statistics, int column, int zero) {
    int best = zero;
    double most = -1;
    for (int i = 0; i <= 2 * rule.rows(); i++) {
      // from the middle outwards, so that a column that never changes keeps it
      int reference = zero + (i % 2 == 0 ? i / 2 : -(i + 1) / 2);
      double explained = 0;
      for (int stream = 0; stream < order.streams(); stream++) {
        int at = column * order.streams() + stream;
        double square = Math.pow(order.significance(at), 2);
        explained += square * statistics.moments(at, sum -> sum >= reference ? 1 : -1).explained();
      }
      if (explained > most) {
        most = explained;
        best = reference;
      }
    }
    return best;
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
