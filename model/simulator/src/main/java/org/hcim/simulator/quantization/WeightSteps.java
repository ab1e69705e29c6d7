package org.hcim.simulator.quantization;

import org.hcim.accelerator.design.Choice;

/** The weights that share one step. The last layer's always do, since its sums are compared. */
public enum WeightSteps implements Choice {
  /** Those of one output. */
  CHANNEL,
  /** All of a layer. */
  TENSOR
}
