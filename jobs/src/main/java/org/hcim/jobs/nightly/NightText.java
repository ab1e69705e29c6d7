package org.hcim.jobs.nightly;

import java.util.Locale;
import org.hcim.jobs.frontier.FrontierOutcome;

/** A night in a few lines for a terminal. */
public final class NightText {

  private NightText() {}

  /** Verdict, gates and frontiers. */
  public static String of(Night night, String out) {
    var text =
        new StringBuilder(
            format(
                "%nnight %s: %s   %,d points, %,d rows, model %s%n%n",
                night.name(), night.verdict(), night.points(), night.rows(), night.modelVersion()));
    for (Night.GateLine gate : night.gates()) {
      text.append(
          format(
              "  %-7s %-17s %12s   %s%n",
              gate.outcome(),
              gate.gate(),
              gate.value() == null ? "-" : number(gate.value()),
              gate.detail()));
    }
    text.append('\n');
    for (FrontierOutcome.Group group : night.frontier().groups()) {
      text.append(
          format(
              "  %-30s %,d designs on the frontier, hypervolume %s%n",
              group.name(),
              group.size(),
              group.hypervolume() == null ? "-" : format("%.6f", group.hypervolume())));
    }
    return text.append(format("%ntables: %s   report: %s/report/index.html%n", out, out))
        .toString();
  }

  /** Four digits, and whole numbers as such. */
  static String number(double value) {
    boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return isWhole ? format("%,d", (long) value) : format("%.4g", value);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
