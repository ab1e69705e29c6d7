package org.hcim.psq.quantizer;

import static org.hcim.accelerator.design.Check.check;

import ai.djl.ndarray.NDArray;

/**
 * Quantization to integers times a learned step (Esser et al., Learned Step Size Quantization, ICLR
 * 2020).
 *
 * @param least the minimum code
 * @param most the maximum code
 */
public record Lsq(int least, int most) {

  public Lsq {
    check(least <= 0, "least code (%d) must not be positive", least);
    check(most > 0, "greatest code (%d) must be positive", most);
  }

  /** Returns a quantizer with two's-complement codes. */
  public static Lsq signed(int bits) {
    check(bits > 1, "bits (%d) of a signed code must be at least 2", bits);
    return new Lsq(-1 << (bits - 1), (1 << (bits - 1)) - 1);
  }

  /**
   * Returns a quantizer with unsigned codes. Negative values become 0, so it also acts as a ReLU.
   */
  public static Lsq unsigned(int bits) {
    check(bits > 0, "bits (%d) must be positive", bits);
    return new Lsq(0, (1 << bits) - 1);
  }

  /**
   * Returns the codes. Within the range, gradients pass unchanged; outside it, only the step gets a
   * gradient, from the multiplication of the codes by the step.
   *
   * @param step positive
   */
  public NDArray codes(NDArray numbers, NDArray step) {
    try (NDArray ratios = numbers.div(step);
        NDArray clipped = ratios.clip(least, most)) {
      return StraightThrough.round(clipped);
    }
  }

  /** The initial step: twice the mean magnitude over the square root of the maximum code. */
  public float initialStep(NDArray numbers) {
    float magnitude =
        numbers.clip(least == 0 ? 0 : Integer.MIN_VALUE, Integer.MAX_VALUE).abs().mean().getFloat();
    return (float) Math.max(2 * magnitude / Math.sqrt(most), Float.MIN_NORMAL);
  }

  /**
   * The factor of a step's gradient that makes it proportional to the gradients of weights.
   *
   * @param numel the number of values that share the step; for activations, those of one image
   */
  public double gradientScale(long numel) {
    return 1 / Math.sqrt((double) numel * most);
  }
}
