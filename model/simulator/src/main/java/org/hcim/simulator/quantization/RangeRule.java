package org.hcim.simulator.quantization;

import org.hcim.accelerator.design.Choice;

/** The rule for the largest activation that is not clamped. */
public enum RangeRule implements Choice {
  /** The range with the least squared error. */
  MSE,
  /** The range of 99.9 % of the nonzero activations. */
  PERCENTILE,
  /** The range of all activations of the calibration images. */
  MAX
}
