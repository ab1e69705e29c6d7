package org.hcim.psq.quantizer;

import org.hcim.accelerator.design.Choice;

/** The rule for the threshold of a ternary readout. */
public enum ThresholdRule implements Choice {
  /** At a learned alpha for the layer: what HCiM proposes and its comparators can do. */
  ALPHA,
  /** At half of each column's scale factor: its predecessor. */
  HALF_SCALE
}
