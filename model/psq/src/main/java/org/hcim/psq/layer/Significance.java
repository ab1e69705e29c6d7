package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.hcim.simulator.crossbar.Slicing;

/** Numbers of slices and streams, shaped to multiply partial sums: streams, 1, slices, 1, 1. */
record Significance(Slicing slicing) {

  /** The factors of slices, with the sign of two's complement. */
  NDArray ofSlices(NDManager manager) {
    return array(manager, (slice, stream) -> slicing.significance(slice));
  }

  /** The factors of slices and streams. */
  NDArray ofBoth(NDManager manager) {
    return array(
        manager, (slice, stream) -> slicing.significance(slice) << slicing.firstBit(stream));
  }

  /** The factors of streams. */
  NDArray ofStreams(NDManager manager) {
    return array(manager, (slice, stream) -> 1 << slicing.firstBit(stream));
  }

  /** The share of each slice and stream in their sum. */
  NDArray shares(NDManager manager) {
    NDArray magnitudes = ofBoth(manager).abs();
    return magnitudes.div(magnitudes.sum());
  }

  /** The parts of streams: 1, slices, 1, 1. */
  static List<NDArray> byStream(NDArray factors) {
    var parts = new ArrayList<NDArray>();
    for (int stream = 0; stream < factors.getShape().get(0); stream++) {
      parts.add(factors.get(new NDIndex(stream)));
    }
    return parts;
  }

  private NDArray array(NDManager manager, IntBinaryOperator of) {
    int streams = slicing.precision().streams();
    int slices = slicing.precision().slices();
    var values = new float[streams * slices];
    for (int i = 0; i < values.length; i++) {
      values[i] = of.applyAsInt(i % slices, i / slices);
    }
    return manager.create(values, new Shape(streams, 1, slices, 1, 1));
  }
}
