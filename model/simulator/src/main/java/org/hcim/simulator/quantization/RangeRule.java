package org.hcim.simulator.quantization;

import org.hcim.accelerator.design.Choice;

/** The choice of the greatest activation that has a code of its own. */
public enum RangeRule implements Choice {
  /** The least squared error. */
  MSE,
  /** 99.9 % of the activations other than zero are within the range. */
  PERCENTILE,
  /** All activations of the calibration images are within the range. */
  MAX
}
