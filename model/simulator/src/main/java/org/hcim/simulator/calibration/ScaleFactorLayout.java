package org.hcim.simulator.calibration;

import static org.hcim.accelerator.design.Check.check;

import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.simulator.crossbar.DcimWidths;
import org.hcim.simulator.crossbar.ScaleFactors;
import org.hcim.simulator.crossbar.Slicing;

/**
 * The sharing of scale factors among the columns and streams of a layer, in the order of {@link
 * ScaleFactors}. A register holds at least a code of 1 in each stream; otherwise all codes would be
 * 0.
 */
public record ScaleFactorLayout(int splits, Slicing slicing, int outputs, DcimWidths words) {

  public ScaleFactorLayout {
    check(
        mostCode(slicing, words) > 0,
        "partial_sum_bits (%d) must hold a scale factor of 1 in each of %d streams",
        words.partialSumBits(),
        slicing.precision().streams());
  }

  /** The number of scale factors along each axis. */
  public ScaleFactors.Shape shape() {
    return ScaleFactors.Shape.of(splits, slicing, outputs, words.granularity());
  }

  /** The columns in the order of the kernel. */
  public ColumnOrder columns() {
    return new ColumnOrder(splits, outputs, slicing);
  }

  /** The number of columns, counted once per stream, that share one scale factor. */
  public long sharing() {
    return columns().count() / shape().size();
  }

  /** Returns whether a scale factor includes the significance of its stream. */
  public boolean merges() {
    return words.granularity() == ScaleFactorGranularity.BIT_SLICE;
  }

  /** The stream significance that a column's scale factor includes. */
  public int merged(int column) {
    return merges() ? 1 << slicing.firstBit(columns().stream(column)) : 1;
  }

  /** The significance at which the array adds a column's scale factor. */
  public int shifted(int column) {
    return 1 << words.shift(slicing.firstBit(columns().stream(column)));
  }

  /** The largest code with which no register can overflow; at least 1. */
  public int mostCode() {
    return mostCode(slicing, words);
  }

  private static int mostCode(Slicing slicing, DcimWidths words) {
    int sum = 0;
    for (int stream = 0; stream < slicing.precision().streams(); stream++) {
      sum += 1 << words.shift(slicing.firstBit(stream));
    }
    return Math.min(words.mostScale(), words.mostSum() / sum);
  }

  /** The index of the scale factor of every column and stream. */
  public int[] indices() {
    ColumnOrder order = columns();
    ScaleFactors.Shape shape = shape();
    var indices = new int[order.count()];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = shape.index(order.split(i), order.slice(i), order.stream(i), order.output(i));
    }
    return indices;
  }
}
