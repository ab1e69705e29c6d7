package org.hcim.psq.quantizer;

import ai.djl.ndarray.NDArray;

/** Values of one function with the gradient of another. */
public final class StraightThrough {

  private static final float HALF = 0.5f;

  private StraightThrough() {}

  /** Exactly {@code value}, with the gradient of {@code like}. */
  public static NDArray of(NDArray value, NDArray like) {
    return value.stopGradient().add(like.sub(like.stopGradient()));
  }

  /** The nearest whole numbers, halves up, with the gradient of the input. */
  public static NDArray round(NDArray numbers) {
    return of(numbers.stopGradient().add(HALF).floor(), numbers);
  }

  /** The same numbers with a scaled gradient. */
  public static NDArray scaleGradient(NDArray numbers, double factor) {
    return of(numbers, numbers.mul(constant(numbers, factor)));
  }

  /**
   * A number to multiply with. DJL gives back the memory of one that it makes itself before the
   * gradient has read it, so each needs an array that lives as long as the computation.
   */
  public static NDArray constant(NDArray beside, double number) {
    return beside.getManager().create((float) number);
  }
}
