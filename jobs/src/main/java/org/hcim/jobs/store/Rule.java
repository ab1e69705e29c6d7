package org.hcim.jobs.store;

import java.util.Locale;

/** Checks one rule about a value; the message names the value and the rule. */
final class Rule {

  private Rule() {}

  /**
   * Checks a rule.
   *
   * @throws StoreException.Refused when {@code holds} is false
   */
  static void refuseUnless(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new StoreException.Refused(String.format(Locale.ROOT, message, values));
    }
  }
}
