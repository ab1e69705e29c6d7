package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.hcim.psq.quantizer.ColumnReading;

/** The columns of a layer during one pass, as its crossbars are driven stream by stream. */
interface Columns {

  /** What reads a crossbar in one cycle. */
  Column column(Cycle cycle);

  /**
   * Zeros with the gradients of what the columns learn; nothing where that is nothing.
   *
   * @param some partial sums of the images that stand for all
   */
  default Optional<NDArray> learned(NDArray some, Cycle cycle) {
    return Optional.empty();
  }

  /** What a sum of 1 stands for. */
  NDArray step();

  /** Which of a layer's crossbars reads, and which stream drives it. */
  record Cycle(int split, int stream) {}

  /**
   * Columns in one cycle. All arrays have the shape 1, slices, outputs, 1, or 1 where columns have
   * something in common, and no gradients.
   *
   * @param weights of the readings
   * @param middle of the partial sums that are not saturated
   * @param limits how far from the middle a partial sum may be
   * @param shares of the slices, by significance, in all slices and streams
   */
  record Column(
      ColumnReading reading, NDArray weights, float middle, NDArray limits, NDArray shares) {}
}
