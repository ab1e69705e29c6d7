package org.hcim.simulator.calibration;

import org.hcim.accelerator.design.Choice;

/** The columns that share the threshold of ternary comparators. */
public enum ThresholdRule implements Choice {
  /** A learned alpha for the layer, as HCiM proposes. */
  ALPHA,
  /** A learned alpha for each slice and stream. */
  SLICE_AND_STREAM,
  /** Half of each column's scale factor: the predecessor's code. */
  HALF_SCALE
}
