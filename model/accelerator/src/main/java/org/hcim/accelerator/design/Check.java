package org.hcim.accelerator.design;

import java.util.Locale;

/**
 * Checks of rules about values; each message names the value and the rule.
 *
 * <p>The numeric overloads box nothing while the rule holds, because millions of designs are
 * checked.
 */
public final class Check {

  private Check() {}

  /**
   * Throws if a rule does not hold.
   *
   * @param holds true if the value meets the rule
   * @param message a {@link String#format} pattern that names the value and the rule
   * @throws InvalidDesignException if {@code holds} is false
   */
  public static void check(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new InvalidDesignException(String.format(Locale.ROOT, message, values));
    }
  }

  /** Throws if a rule about an integer does not hold. */
  public static void check(boolean holds, String message, long value) {
    if (!holds) {
      check(false, message, new Object[] {value});
    }
  }

  /** Throws if a rule about an integer and its bound does not hold. */
  public static void check(boolean holds, String message, long value, long bound) {
    if (!holds) {
      check(false, message, new Object[] {value, bound});
    }
  }

  /** Throws if a rule about a real number does not hold. */
  public static void check(boolean holds, String message, double value) {
    if (!holds) {
      check(false, message, new Object[] {value});
    }
  }
}
