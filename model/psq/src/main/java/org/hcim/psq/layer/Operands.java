package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;

/**
 * The operands of a matrix product.
 *
 * @param maps activations, prepared by {@link Geometry#prepare}
 * @param weights signed codes
 */
public record Operands(Signal maps, Signal weights) {

  /** The real value that a product of 1 represents. */
  public NDArray unit() {
    return maps.step().mul(weights.step());
  }

  /** Returns the integer products of an ideal readout. */
  public NDArray exact(Geometry geometry) {
    return geometry.convolve(maps.codes(), weights.codes());
  }
}
