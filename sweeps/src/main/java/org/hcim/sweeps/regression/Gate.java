package org.hcim.sweeps.regression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A check of a run by a number for which larger is worse. All gates are defined here, whichever
 * component evaluates or shows them.
 */
public enum Gate {
  HYPERVOLUME_DROP(
      Level.FAIL,
      0.001,
      "largest relative decrease of a frontier's hypervolume since the baseline"),
  POINTS_LOST(
      Level.WARN,
      0,
      "frontier designs of the baseline that no design of this frontier equals or dominates"),
  DRIFT(
      Level.FAIL,
      0,
      "largest relative change of a result between identical designs under one model version"),
  FAILURES(Level.FAIL, 0.01, "share of rows without a result"),
  COVERAGE(
      Level.FAIL, 0, "largest share of a network's baseline designs that this run does not have"),
  RUN_TIME(Level.WARN, 0.5, "relative increase of the CPU time per row since the baseline"),

  CHUNKS(Level.WARN, 0, "share of the chunks that are not committed", false),
  ROWS(
      Level.FAIL,
      0,
      "difference between the rows of the table and of the commit records, by status",
      false),
  NUMBERS(Level.FAIL, 0, "missing or non-finite results in rows with status ok", false),
  MONOTONICITY(
      Level.WARN,
      0,
      "pairs of neighboring designs in which energy changes in the wrong direction",
      false);

  private final GateSetting byDefault;
  private final String question;
  private final boolean inSpecs;

  Gate(Level level, double above, String question) {
    this(level, above, question, true);
  }

  Gate(Level level, double above, String question, boolean inSpecs) {
    this.byDefault = new GateSetting(level, above);
    this.question = question;
    this.inSpecs = inSpecs;
  }

  /** The run-to-run gates, which the section {@code gates} of a spec sets. */
  public static List<Gate> ofSpecs() {
    return Arrays.stream(values()).filter(gate -> gate.inSpecs).toList();
  }

  /** The default setting. */
  public GateSetting byDefault() {
    return byDefault;
  }

  /** The meaning of the gate's number. */
  public String question() {
    return question;
  }

  /** The name in specs and reports. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
