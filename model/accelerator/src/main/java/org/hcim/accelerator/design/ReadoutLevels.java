package org.hcim.accelerator.design;

/**
 * The levels to which a column's partial sum is quantized: all that a network sees of a readout.
 * Circuits with the same levels compute the same and differ in cost.
 */
public enum ReadoutLevels implements Choice {
  /** -1, 0 or +1, which selects a scale factor of the DCiM array. */
  TERNARY,
  /** -1 or +1, which selects a scale factor of the DCiM array. */
  BINARY,
  /** The codes of an ADC. */
  ADC,
  /** Every partial sum: only weights and activations are quantized. */
  IDEAL;

  /** Returns whether a DCiM array adds scale factors by these levels. */
  public boolean hasScaleFactors() {
    return this == TERNARY || this == BINARY;
  }
}
