package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import org.hcim.psq.layer.Columns.Column;

/**
 * The accumulated readings of columns and the share that passes gradients. All is images x outputs
 * x places and has no gradient.
 */
interface Readings {

  /**
   * Adds one cycle.
   *
   * @param partialSums images x slices x outputs x places; may be changed
   */
  void add(NDArray partialSums, Column column);

  /** The share of slices and streams that was not saturated since the last call. */
  NDArray open();

  /** The sum of all readings with their weights. */
  NDArray sums();

  /** Readings on the device of the numbers. */
  static Readings of(Pass pass) {
    return pass.manager().getDevice().isGpu() ? new TensorReadings(pass) : new HostReadings(pass);
  }
}
