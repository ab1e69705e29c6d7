package org.hcim.jobs.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hcim.jobs.run.OptimumResult;
import org.hcim.sweeps.optimum.FoundFrontier;

/** The outcome of a search in a few lines for a terminal. */
final class OptimumText {

  private OptimumText() {}

  static String of(OptimumResult result) {
    var text = new StringBuilder(format("%noptimum of %,d designs%n", result.points()));
    text.append(
        format("%n%-30s %12s %12s %12s%n", "workload", "on frontier", "boxes", "evaluations"));
    for (OptimumResult.OnNetwork network : result.networks()) {
      FoundFrontier found = network.found();
      text.append(
          format(
              "%-30s %12s %,12d %,12d%n",
              network.workload(),
              found.isComplete() ? format("%,d", found.designs().size()) : "incomplete",
              found.boxes(),
              found.evaluations()));
      if (!found.isComplete()) {
        text.append(incomplete(found));
      }
    }
    return text.toString();
  }

  private static String incomplete(FoundFrontier found) {
    return format(
        "    the time limit ended the search: %,d designs found, which others may dominate;%n"
            + "    a missing design is at best %s in its objectives, a maximized one negative%n",
        found.designs().size(), figures(found.missing()));
  }

  private static String figures(List<Double> bounds) {
    return bounds.stream().map(bound -> format("%.6g", bound)).collect(Collectors.joining(", "));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
