package org.hcim.psq.quantizer;

import ai.djl.ndarray.NDArray;

/**
 * Straight-through estimators: the values of one function with the gradient of another.
 * Intermediate arrays are closed at once: the engine retains those that gradients need.
 */
public final class StraightThrough {

  private static final float HALF = 0.5f;

  private StraightThrough() {}

  /** Returns exactly {@code value}, with the gradient of {@code like}. */
  public static NDArray of(NDArray value, NDArray like) {
    try (NDArray constant = value.stopGradient();
        NDArray stopped = like.stopGradient();
        NDArray zeros = like.sub(stopped)) {
      return constant.add(zeros);
    }
  }

  /** Rounds to the nearest integers, halves up, with the gradient of the input. */
  public static NDArray round(NDArray numbers) {
    try (NDArray stopped = numbers.stopGradient();
        NDArray shifted = stopped.add(HALF);
        NDArray rounded = shifted.floor()) {
      return of(rounded, numbers);
    }
  }

  /** Returns the same values with a scaled gradient. */
  public static NDArray scaleGradient(NDArray numbers, double factor) {
    return of(numbers, numbers.mul(constant(numbers, factor)));
  }

  /**
   * Creates a constant to multiply or divide by. DJL frees scalars that it creates itself before
   * the gradients read them, so each constant needs an array that lives as long as the computation.
   */
  public static NDArray constant(NDArray beside, double number) {
    return beside.getManager().create((float) number);
  }
}
