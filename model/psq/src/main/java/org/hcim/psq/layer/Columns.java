package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.hcim.psq.quantizer.ColumnReading;

/** The columns of a layer during one pass, as its crossbars are driven stream by stream. */
interface Columns {

  /** The readout of a crossbar in one cycle. */
  Column column(Cycle cycle);

  /**
   * Zeros with the gradients of the columns' parameters; empty where there are none.
   *
   * @param some partial sums of the sampled images
   */
  default Optional<NDArray> learned(NDArray some, Cycle cycle) {
    return Optional.empty();
  }

  /** The real value of a sum of 1. */
  NDArray step();

  /** A cycle: the crossbar of a layer that is read and the stream that drives it. */
  record Cycle(int split, int stream) {}

  /**
   * Columns in one cycle. All arrays have the shape 1, slices, outputs, 1, or 1 where columns share
   * a value, and no gradients.
   *
   * @param weights of the readings
   * @param middle of the partial sums that are not saturated
   * @param limits the largest distance of a partial sum from the middle
   * @param shares of the slices, by significance, in all slices and streams
   */
  record Column(
      ColumnReading reading, NDArray weights, float middle, NDArray limits, NDArray shares) {}
}
