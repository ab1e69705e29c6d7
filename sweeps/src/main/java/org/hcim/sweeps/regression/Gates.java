package org.hcim.sweeps.regression;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * The settings of all gates, which turn numbers into verdicts.
 *
 * @param settings the setting of each gate
 */
public record Gates(Map<Gate, GateSetting> settings) {

  /** The settings of a spec without a section {@code gates}. */
  public static final Gates DEFAULT = new Gates(Map.of());

  public Gates {
    var all = new EnumMap<Gate, GateSetting>(Gate.class);
    for (Gate gate : Gate.values()) {
      all.put(gate, settings.getOrDefault(gate, gate.byDefault()));
    }
    settings = Map.copyOf(all);
  }

  /** A gate's setting. */
  public GateSetting of(Gate gate) {
    return settings.get(gate);
  }

  /**
   * Judges a number; a value equal to the threshold passes.
   *
   * @param found the finding in words
   */
  public Verdict judge(Gate gate, double value, String found) {
    GateSetting setting = of(gate);
    Outcome outcome =
        switch (setting.level()) {
          case OFF -> Outcome.OFF;
          case WARN -> setting.exceededBy(value) ? Outcome.WARN : Outcome.PASS;
          case FAIL -> setting.exceededBy(value) ? Outcome.FAIL : Outcome.PASS;
        };
    return new Verdict(gate.key(), outcome, value, found, "at most " + number(setting.above()));
  }

  /** Judges a number whose cause is known: a number above the threshold is only a notice. */
  public Verdict expected(Gate gate, double value, String found) {
    Verdict judged = judge(gate, value, found);
    boolean above = judged.outcome().compareTo(Outcome.NOTICE) > 0;
    return above ? new Verdict(gate.key(), Outcome.NOTICE, value, found, "") : judged;
  }

  /** The verdict of a gate without a number to judge. */
  public Verdict notComparable(Gate gate, String reason) {
    boolean off = of(gate).level() == Level.OFF;
    return Verdict.without(gate, off ? Outcome.OFF : Outcome.NOT_COMPARABLE, reason);
  }

  /** Formats a number with four significant digits, or as an integer if it is one. */
  public static String number(double value) {
    boolean isWhole = value == StrictMath.rint(value) && Math.abs(value) < 1e15;
    return isWhole
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.format(Locale.ROOT, "%.4g", value);
  }
}
