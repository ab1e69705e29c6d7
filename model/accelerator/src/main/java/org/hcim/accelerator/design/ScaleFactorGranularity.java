package org.hcim.accelerator.design;

/** The partial sums that share one scale factor. */
public enum ScaleFactorGranularity implements Choice {
  /** One for each column and bit-stream, with 2^j merged, as HCiM proposes. */
  BIT_SLICE,
  /** One for each column, shared by its bit-streams. */
  COLUMN,
  /** One for each output channel, shared by its row splits, slices and bit-streams. */
  CHANNEL,
  /** One for the whole layer, held in a register. */
  LAYER
}
