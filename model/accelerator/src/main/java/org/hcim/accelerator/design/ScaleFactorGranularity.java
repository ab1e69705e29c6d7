package org.hcim.accelerator.design;

/** The partial sums that share one scale factor. */
public enum ScaleFactorGranularity implements Choice {
  /** One per column and bit-stream, with 2^j merged into it, as HCiM proposes. */
  BIT_SLICE,
  /** One per column, shared by its bit-streams. */
  COLUMN,
  /** One per output channel, shared by its row splits, slices and bit-streams. */
  CHANNEL,
  /** One per layer, held in a register. */
  LAYER
}
