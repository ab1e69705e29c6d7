package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;

/**
 * What a product multiplies.
 *
 * @param maps activations, as the geometry prepared them
 * @param weights signed codes
 */
public record Operands(Signal maps, Signal weights) {

  /** What a product of 1 stands for. */
  NDArray unit() {
    return maps.step().mul(weights.step());
  }

  /** The products without a loss. */
  public NDArray exact(Geometry geometry) {
    return geometry.convolve(maps.codes(), weights.codes()).mul(unit());
  }
}
