package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;

/**
 * The output of a layer: {@code codes x step}.
 *
 * @param codes whole numbers, or real ones where nothing is quantized; images, channels, height,
 *     width
 * @param step the real value of a code of 1: one number
 */
public record Signal(NDArray codes, NDArray step) {

  /** The real values of the codes. */
  public NDArray value() {
    return codes.mul(step);
  }
}
