package org.hcim.psq.layer;

import ai.djl.ndarray.types.Shape;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.simulator.crossbar.DcimWidths;
import org.hcim.simulator.crossbar.ScaleFactors;
import org.hcim.simulator.crossbar.Slicing;

/**
 * The sharing of scale factors among the columns and streams of a layer, in the order of {@link
 * ScaleFactors}.
 */
record ScaleFactorLayout(int splits, Slicing slicing, int outputs, DcimWidths words) {

  /** Splits x slices x streams x outputs; 1 where they are shared. */
  Shape shape() {
    int slices = slicing.precision().slices();
    return switch (words.granularity()) {
      case BIT_SLICE -> new Shape(splits, slices, slicing.precision().streams(), outputs);
      case COLUMN -> new Shape(splits, slices, 1, outputs);
      case CHANNEL -> new Shape(1, 1, 1, outputs);
      case LAYER -> new Shape(1, 1, 1, 1);
    };
  }

  /** The columns in the order of the kernel. */
  ColumnOrder columns() {
    return new ColumnOrder(splits, outputs, slicing);
  }

  /** The number of columns and streams that share one scale factor. */
  long sharing() {
    return columns().count() / shape().size();
  }

  /** Returns whether a stream's significance is part of its scale factor. */
  boolean merges() {
    return words.granularity() == ScaleFactorGranularity.BIT_SLICE;
  }

  /** The significance that a column's stream has in its scale factor. */
  int merged(int column) {
    return merges() ? 1 << slicing.firstBit(columns().stream(column)) : 1;
  }

  /** The significance at which the array adds a column's scale factor. */
  int shifted(int column) {
    return 1 << words.shift(slicing.firstBit(columns().stream(column)));
  }

  /** The greatest code with which no register can overflow. */
  int mostCode() {
    int sum = 0;
    for (int stream = 0; stream < slicing.precision().streams(); stream++) {
      sum += 1 << words.shift(slicing.firstBit(stream));
    }
    return Math.min(words.mostScale(), words.mostSum() / sum);
  }

  /** The scale factor of every column and stream. */
  int[] indices() {
    ColumnOrder order = columns();
    long[] sizes = shape().getShape();
    var indices = new int[order.count()];
    for (int i = 0; i < indices.length; i++) {
      long index = Math.min(order.split(i), sizes[0] - 1);
      index = index * sizes[1] + Math.min(order.slice(i), sizes[1] - 1);
      index = index * sizes[2] + Math.min(order.stream(i), sizes[2] - 1);
      indices[i] = (int) (index * sizes[3] + Math.min(order.output(i), sizes[3] - 1));
    }
    return indices;
  }
}
