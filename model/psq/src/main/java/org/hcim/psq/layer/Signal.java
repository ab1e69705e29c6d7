package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;

/**
 * The output of a layer: {@code codes x step}.
 *
 * @param codes images x channels x height x width; integers, or real numbers if nothing is
 *     quantized
 * @param step the real value that a code of 1 represents; a scalar
 */
public record Signal(NDArray codes, NDArray step) {

  /** The real values of the codes. */
  public NDArray value() {
    return codes.mul(step);
  }
}
