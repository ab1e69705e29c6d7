package org.hcim.sweeps.regression;

import java.util.OptionalDouble;

/**
 * A gate's answer for a night.
 *
 * @param gate which question
 * @param outcome what follows
 * @param value the number; empty where there is none to compare
 * @param setting what it was held to
 * @param detail in words
 */
public record GateResult(
    Gate gate, Outcome outcome, OptionalDouble value, GateSetting setting, String detail) {

  /** What follows from a gate. */
  public enum Outcome {
    PASS,
    /** There is nothing to compare with. */
    NOTICE,
    WARN,
    FAIL,
    OFF
  }

  /** Judges a number. */
  public static GateResult judge(Gate gate, GateSetting setting, double value, String detail) {
    Outcome outcome =
        switch (setting.level()) {
          case OFF -> Outcome.OFF;
          case WARN -> value > setting.above() ? Outcome.WARN : Outcome.PASS;
          case FAIL -> value > setting.above() ? Outcome.FAIL : Outcome.PASS;
        };
    return new GateResult(gate, outcome, OptionalDouble.of(value), setting, detail);
  }

  /** Says why there is no number. */
  public static GateResult notComparable(Gate gate, GateSetting setting, String reason) {
    Outcome outcome = setting.level() == Level.OFF ? Outcome.OFF : Outcome.NOTICE;
    return new GateResult(gate, outcome, OptionalDouble.empty(), setting, reason);
  }
}
