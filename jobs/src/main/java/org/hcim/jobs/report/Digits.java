package org.hcim.jobs.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Rounds numbers for the page. */
final class Digits {

  private static final MathContext FIVE = new MathContext(5, RoundingMode.HALF_EVEN);
  private static final double EXACT_BELOW = 1e15;

  private Digits() {}

  /**
   * A finite number rounded to five significant digits, as an integer if it is whole; otherwise
   * null.
   */
  static Number of(double value) {
    if (!Double.isFinite(value)) {
      return null;
    }
    double rounded = new BigDecimal(value).round(FIVE).doubleValue();
    boolean whole = rounded == StrictMath.rint(rounded) && Math.abs(rounded) < EXACT_BELOW;
    return whole ? (Number) (long) rounded : (Number) rounded;
  }
}
