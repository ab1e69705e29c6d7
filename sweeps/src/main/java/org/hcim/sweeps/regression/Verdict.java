package org.hcim.sweeps.regression;

import java.util.Objects;

/**
 * The result of one gate for a run, as printed, shown and stored.
 *
 * @param gate the gate's key, such as {@code drift}
 * @param outcome the outcome
 * @param value the number that was judged; null if there is none
 * @param found the reason in words
 * @param allowed the values that pass; empty if every value passes
 */
public record Verdict(String gate, Outcome outcome, Double value, String found, String allowed) {

  public Verdict {
    Objects.requireNonNull(gate, "gate");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(allowed, "allowed");
  }

  /** A verdict without a number. */
  static Verdict without(Gate gate, Outcome outcome, String reason) {
    return new Verdict(gate.key(), outcome, null, reason, "");
  }
}
