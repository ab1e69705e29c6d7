package org.hcim.accelerator.design;

import static org.hcim.accelerator.design.Check.check;

/** The distances between the levels of an ADC. */
public enum AdcLevels implements Choice {
  /** All levels are as far apart: a code is a number. */
  UNIFORM,
  /**
   * Levels of each layer's own, dense where its partial sums are frequent: a table of the ADC gives
   * the number of a code.
   */
  NONUNIFORM;

  /** The most bits of an ADC with a table; it has 2^bits entries. */
  public static final int MAX_TABLE_BITS = 8;

  /**
   * Refuses an ADC whose table would be too large.
   *
   * @throws InvalidDesignException that says why
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
