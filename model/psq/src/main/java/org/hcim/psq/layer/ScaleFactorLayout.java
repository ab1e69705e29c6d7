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

  /** The number of columns and streams that share one scale factor. */
  long sharing() {
    return columns() / shape().size();
  }

  /** Columns of the layer, once for each stream. */
  long columns() {
    return (long) splits * outputs * slicing.precision().slices() * slicing.precision().streams();
  }

  /** Returns whether a stream's significance is part of its scale factor. */
  boolean merges() {
    return words.granularity() == ScaleFactorGranularity.BIT_SLICE;
  }

  /** The greatest code with which no register can overflow. */
  int mostCode() {
    int sum = 0;
    for (int stream = 0; stream < slicing.precision().streams(); stream++) {
      sum += 1 << words.shift(slicing.firstBit(stream));
    }
    return Math.min(words.mostScale(), words.mostSum() / sum);
  }

  /**
   * The means of values that share a scale factor.
   *
   * @param values by split, stream, slice and output
   */
  float[] means(float[] values) {
    Shape shape = shape();
    var means = new float[(int) shape.size()];
    int slices = slicing.precision().slices();
    int streams = slicing.precision().streams();
    for (int i = 0; i < values.length; i++) {
      int output = i % outputs;
      int slice = i / outputs % slices;
      int stream = i / outputs / slices % streams;
      int split = i / outputs / slices / streams;
      int at = index(shape, split, slice, stream, output);
      means[at] += values[i] / sharing();
    }
    return means;
  }

  /**
   * Scale factors in units of the results, times the significance of their stream where they have
   * it in them.
   *
   * @param factors in cell currents, in the order of the shape
   * @param unit the real value of a partial sum of 1
   */
  float[] significant(float[] factors, float unit) {
    int streams = slicing.precision().streams();
    var all = new float[factors.length];
    for (int i = 0; i < all.length; i++) {
      int stream = i / outputs % streams;
      all[i] = factors[i] * unit * (merges() ? 1 << slicing.firstBit(stream) : 1);
    }
    return all;
  }

  private static int index(Shape shape, int... position) {
    int index = 0;
    for (int i = 0; i < position.length; i++) {
      int size = (int) shape.get(i);
      index = index * size + Math.min(position[i], size - 1);
    }
    return index;
  }
}
