package org.hcim.jobs.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hcim.jobs.run.OptimumResult;
import org.hcim.sweeps.optimum.FoundFrontier;
import org.hcim.sweeps.pareto.Direction;
import org.hcim.sweeps.pareto.Objective;

/** Formats the outcome of a search for a terminal, in a few lines. */
final class OptimumText {

  private OptimumText() {}

  static String of(OptimumResult result) {
    var text = new StringBuilder(format("%noptimum of %,d designs%n", result.points()));
    if (result.obstacle().isPresent()) {
      return text + format("all of them were evaluated: %s%n", result.obstacle().get());
    }
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
        text.append(incomplete(found, result.objectives()));
      }
    }
    return text.append(accuracy(result.objectives())).toString();
  }

  /** A search ignores accuracy unless it is an objective. */
  private static String accuracy(List<Objective> objectives) {
    return objectives.stream().anyMatch(Objective::isAccuracy)
        ? ""
        : "accuracy ignored: designs of any or unknown accuracy loss take part; --max-loss limits"
            + " it\n";
  }

  private static String incomplete(FoundFrontier found, List<Objective> objectives) {
    String bounds =
        IntStream.range(0, objectives.size())
            .mapToObj(d -> bound(objectives.get(d), found.missing().get(d)))
            .collect(Collectors.joining(", "));
    return format(
        "    the time limit ended the search: %,d designs found; designs not found may"
            + " dominate them%n    each design not found has %s%n%s",
        found.designs().size(), bounds, share(found));
  }

  /** The share of the hypervolume, rounded down because it is a lower bound. */
  private static String share(FoundFrontier found) {
    return found.leastShare().isPresent()
        ? format(
            "    the designs found cover at least %.1f %% of the frontier's hypervolume%n",
            Math.floor(1000 * found.leastShare().getAsDouble()) / 10)
        : "";
  }

  private static String bound(Objective objective, double minimized) {
    boolean isMinimized = objective.direction() == Direction.MIN;
    return format(
        "%s %s %.6g",
        objective.column(), isMinimized ? ">=" : "<=", objective.direction().minimized(minimized));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
