package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;

/**
 * The columns of a layer during one pass. Partial sums come as streams x images x slices x outputs
 * x places.
 */
interface Columns {

  /** The sum over slices and streams of what the readouts give: images x outputs x places. */
  NDArray sums(NDArray partialSums, int split);

  /**
   * The share of slices and streams, by significance, whose readout is not saturated: images x
   * outputs x places.
   */
  NDArray open(NDArray partialSums, int split);

  /** What a sum of 1 stands for. */
  NDArray step();

  /** A factor of the exact product: one, with the gradients of thresholds. */
  NDArray gain();

  /** The sums over the first and third axis; one after the other, which is several times faster. */
  static NDArray overStreamsAndSlices(NDArray values) {
    return values.sum(new int[] {0}).sum(new int[] {1});
  }
}
