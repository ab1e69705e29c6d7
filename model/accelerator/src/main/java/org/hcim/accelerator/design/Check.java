package org.hcim.accelerator.design;

import java.util.Locale;

/**
 * States one rule about a value; the message names the value and the rule.
 *
 * <p>The variants for numbers box nothing while the rule holds: designs are checked by the million.
 */
public final class Check {

  private Check() {}

  /**
   * Throws when a rule does not hold.
   *
   * @param holds whether the value keeps the rule
   * @param message a {@link String#format} pattern that names the value and the rule
   * @throws InvalidDesignException when {@code holds} is false
   */
  public static void check(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new InvalidDesignException(String.format(Locale.ROOT, message, values));
    }
  }

  /** As above, of a whole number. */
  public static void check(boolean holds, String message, long value) {
    if (!holds) {
      check(false, message, new Object[] {value});
    }
  }

  /** As above, of two whole numbers. */
  public static void check(boolean holds, String message, long value, long bound) {
    if (!holds) {
      check(false, message, new Object[] {value, bound});
    }
  }

  /** As above, of a real number. */
  public static void check(boolean holds, String message, double value) {
    if (!holds) {
      check(false, message, new Object[] {value});
    }
  }
}
