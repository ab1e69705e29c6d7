package org.hcim.sweeps.spec;

import java.nio.charset.StandardCharsets;

/** The check of rules and conditions, for the fuzzer. */
public final class RuleTarget {

  private RuleTarget() {}

  /** Checks a rule. */
  public static void fuzzerTestOneInput(byte[] input) {
    RuleSyntax.problem(new String(input, StandardCharsets.UTF_8));
  }
}
