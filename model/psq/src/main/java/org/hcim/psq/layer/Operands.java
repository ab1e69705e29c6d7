package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;

/**
 * The operands of a product.
 *
 * @param maps activations prepared by the geometry
 * @param weights signed codes
 */
public record Operands(Signal maps, Signal weights) {

  /** The real value of a product of 1. */
  public NDArray unit() {
    return maps.step().mul(weights.step());
  }

  /** The products with an ideal readout, in whole numbers. */
  public NDArray exact(Geometry geometry) {
    return geometry.convolve(maps.codes(), weights.codes());
  }
}
