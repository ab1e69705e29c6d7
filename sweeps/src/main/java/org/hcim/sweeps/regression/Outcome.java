package org.hcim.sweeps.regression;

import java.util.Comparator;
import java.util.List;

/** The outcome of a gate, from harmless to severe. */
public enum Outcome {
  /** The gate is switched off. */
  OFF,
  PASS,
  /** The gate has nothing to compare, or a difference that is expected. */
  NOT_COMPARABLE,
  /** Nothing is wrong, but something is worth knowing. */
  NOTICE,
  WARN,
  FAIL;

  /** The display text, such as {@code NOT COMPARABLE}. */
  public String label() {
    return name().replace('_', ' ');
  }

  /**
   * The outcome of a run: the most severe {@code WARN} or {@code FAIL} of a gate, otherwise {@code
   * PASS}.
   */
  public static Outcome ofRun(List<Verdict> verdicts) {
    return verdicts.stream()
        .map(Verdict::outcome)
        .filter(outcome -> outcome.compareTo(WARN) >= 0)
        .max(Comparator.naturalOrder())
        .orElse(PASS);
  }
}
