package org.hcim.psq.quantizer;

import static org.hcim.accelerator.design.Check.check;

import ai.djl.ndarray.NDArray;

/**
 * Quantization of scale factors to unsigned fixed point with one step per layer. No code is 0,
 * because 0 would disable a column permanently.
 *
 * @param mostCode the maximum code
 */
public record ScaleFactorQuantizer(int mostCode) {

  public ScaleFactorQuantizer {
    check(mostCode > 0, "greatest scale factor (%d) must be positive", mostCode);
  }

  /** Returns the codes of scale factors; gradients pass where rounding gives a code. */
  public NDArray codes(NDArray scales, NDArray step) {
    return StraightThrough.round(scales.abs().div(step)).clip(1, mostCode);
  }

  /** The step that maps the largest scale factor to the maximum code. */
  public float initialStep(NDArray scales) {
    return Math.max(scales.abs().max().getFloat() / mostCode, Float.MIN_NORMAL);
  }
}
