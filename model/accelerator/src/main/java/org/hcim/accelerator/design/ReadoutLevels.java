package org.hcim.accelerator.design;

/**
 * The levels to which a column's partial sum is quantized, the only part of a readout that a
 * network sees. Circuits with equal levels compute the same results at different costs.
 */
public enum ReadoutLevels implements Choice {
  /** -1, 0 or +1, which selects a scale factor of the DCiM array. */
  TERNARY,
  /** -1 or +1, which selects a scale factor of the DCiM array. */
  BINARY,
  /** The codes of an ADC. */
  ADC,
  /** Every partial sum, unquantized; only weights and activations are quantized. */
  IDEAL;

  /** Returns whether these levels select scale factors of a DCiM array. */
  public boolean hasScaleFactors() {
    return this == TERNARY || this == BINARY;
  }
}
