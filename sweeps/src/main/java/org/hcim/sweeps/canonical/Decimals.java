package org.hcim.sweeps.canonical;

import static java.math.RoundingMode.HALF_EVEN;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The shortest decimal that reads back as the same double.
 *
 * <p>{@link Double#toString(double)} is not used: its digits changed with JDK 19.
 */
public final class Decimals {

  private static final int ENOUGH_DIGITS = 17;

  private Decimals() {}

  /** The shortest decimal for a finite value. */
  public static BigDecimal shortest(double value) {
    BigDecimal precise = new BigDecimal(value).round(new MathContext(ENOUGH_DIGITS, HALF_EVEN));
    for (int digits = 1; digits < ENOUGH_DIGITS; digits++) {
      BigDecimal rounded = precise.round(new MathContext(digits, HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return rounded.stripTrailingZeros();
      }
    }
    return precise.stripTrailingZeros();
  }

  /** The shortest decimal as JSON text: {@code 0.8}, {@code 128}, {@code 4E+21}. */
  public static String text(double value) {
    BigDecimal shortest = shortest(value);
    boolean plain = shortest.precision() - shortest.scale() <= 17 && shortest.scale() <= 20;
    return plain ? shortest.toPlainString() : shortest.toString();
  }
}
