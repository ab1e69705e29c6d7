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
   * @param holds true when the value keeps the rule
   * @param message a {@link String#format} pattern that names the value and the rule
   * @throws InvalidDesignException when {@code holds} is false
   */
  public static void check(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new InvalidDesignException(String.format(Locale.ROOT, message, values));
    }
  }

  /** Throws when a rule about a whole number does not hold. */
  public static void check(boolean holds, String message, long value) {
    if (!holds) {
      check(false, message, new Object[] {value});
    }
  }

  /** Throws when a rule about a whole number and its bound does not hold. */
  public static void check(boolean holds, String message, long value, long bound) {
    if (!holds) {
      check(false, message, new Object[] {value, bound});
    }
  }

  /** Throws when a rule about a real number does not hold. */
  public static void check(boolean holds, String message, double value) {
    if (!holds) {
      check(false, message, new Object[] {value});
    }
  }
}
