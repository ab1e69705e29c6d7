package org.hcim.accelerator.design;

import static org.hcim.accelerator.design.Check.check;

/** The spacing of an ADC's levels. */
public enum AdcLevels implements Choice {
  /** Equally spaced levels; a code is a number. */
  UNIFORM,
  /**
   * Layer-specific levels, dense where partial sums are frequent; a table in the ADC maps each code
   * to a number.
   */
  NONUNIFORM;

  /** The maximum resolution in bits of an ADC with a table, which has 2^bits entries. */
  public static final int MAX_TABLE_BITS = 8;

  /**
   * Rejects an ADC whose table would be too large.
   *
   * @throws InvalidDesignException if nonuniform levels have more than {@link #MAX_TABLE_BITS} bits
   */
  public void checkBits(int bits) {
    if (this == NONUNIFORM && bits > MAX_TABLE_BITS) {
      check(
          false,
          "adc_bits (%d) must be at most %d with adc_levels nonuniform, whose table has 2^adc_bits"
              + " entries",
          bits,
          MAX_TABLE_BITS);
    }
  }
}
