package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;

/**
 * What one layer hands to the next: {@code codes x step}.
 *
 * @param codes whole numbers, or any where nothing is quantized; images, channels, height, width
 * @param step what a code of 1 stands for: one number
 */
public record Signal(NDArray codes, NDArray step) {

  /** The numbers that the codes stand for. */
  public NDArray value() {
    return codes.mul(step);
  }
}
