package org.hcim.sweeps.pareto;

import java.util.Locale;

/** Checks one rule about an argument; the message names the value and the rule. */
final class Require {

  private Require() {}

  static void require(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
    }
  }
}
