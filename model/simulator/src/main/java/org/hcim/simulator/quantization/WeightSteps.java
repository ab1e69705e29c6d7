package org.hcim.simulator.quantization;

import org.hcim.accelerator.design.Choice;

/**
 * The weights that share one step. The last layer's always share one, because its sums are
 * compared.
 */
public enum WeightSteps implements Choice {
  /** The weights of one output. */
  CHANNEL,
  /** All weights of a layer. */
  TENSOR
}
