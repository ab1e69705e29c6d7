package org.hcim.jobs.nightly;

import java.util.Locale;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.sweeps.regression.Gates;
import org.hcim.sweeps.regression.Verdict;

/** Formats a nightly run for a terminal, in a few lines. */
public final class NightlyText {

  private NightlyText() {}

  /** The outcome, verdicts and frontiers. */
  public static String of(NightlyRecord run, String out) {
    var text =
        new StringBuilder(
            format(
                "%nnightly run %s: %s   %,d points, %,d rows, model %s, baseline %s%n%n",
                run.name(),
                run.outcome().label(),
                run.points(),
                run.rows(),
                run.modelVersion(),
                run.baseline() == null ? "none" : run.baseline()));
    run.gates().forEach(verdict -> text.append(line(verdict)));
    text.append('\n');
    for (FrontierOutcome.Group group : run.frontier().groups()) {
      text.append(
          format(
              "  %-30s %,d designs on the Pareto frontier, hypervolume %s%n",
              group.name(),
              group.size(),
              group.hypervolume() == null ? "-" : format("%.6f", group.hypervolume())));
    }
    return text.append(format("%ntables: %s   report: %s/report/index.html%n", out, out))
        .toString();
  }

  private static String line(Verdict verdict) {
    return format(
        "  %-14s %-17s %12s   %s%n",
        verdict.outcome().label(),
        verdict.gate(),
        verdict.value() == null ? "-" : Gates.number(verdict.value()),
        verdict.found());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
