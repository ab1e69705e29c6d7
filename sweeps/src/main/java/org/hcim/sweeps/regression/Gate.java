package org.hcim.sweeps.regression;

import java.util.Locale;

/** A question about a night whose answer is a number: the larger, the worse. */
public enum Gate {
  HYPERVOLUME_DROP(
      Level.FAIL, 0.001, "largest fall of a group's hypervolume, as a share of the baseline's"),
  POINTS_LOST(
      Level.WARN, 0, "baseline frontier designs that nothing on tonight's frontier is as good as"),
  DRIFT(
      Level.FAIL,
      0,
      "largest relative change of a result between identical designs under one model version"),
  FAILURES(Level.FAIL, 0.01, "share of rows without a result"),
  COVERAGE(Level.FAIL, 0, "share of the planned points that were not evaluated"),
  RUN_TIME(Level.WARN, 0.5, "growth of the evaluation's CPU time per row over the baseline's");

  private final GateSetting byDefault;
  private final String question;

  Gate(Level level, double above, String question) {
    this.byDefault = new GateSetting(level, above);
    this.question = question;
  }

  /** The setting of a spec that does not say. */
  public GateSetting byDefault() {
    return byDefault;
  }

  /** What its number is. */
  public String question() {
    return question;
  }

  /** The name in specs and reports. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
