package org.hcim.jobs.run;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.sweeps.optimum.BoundedFigure;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.spec.AccuracySpec;
import org.hcim.sweeps.spec.Sampling;
import org.hcim.sweeps.spec.SweepSpec;

/** Reasons why boxes of designs have no bounds, so all designs must be evaluated. */
final class SearchObstacle {

  private static final String WORKLOAD = "workload";

  private SearchObstacle() {}

  /** The first obstacle in a spec and a query; empty if a search by bounds can answer the query. */
  static Optional<String> of(SweepSpec spec, FrontierQuery query, CostModel model) {
    if (!(spec.sampling() instanceof Sampling.Grid)) {
      return Optional.of("the spec has a section sampling, but bounds exist only for grids");
    }
    if (spec.accuracy().orElse(null) instanceof AccuracySpec.Calibrated) {
      return Optional.of(
          "the spec calibrates networks, but bounds need the accuracies before the search");
    }
    if (spec.estimate().isPresent()) {
      return Optional.of("the spec estimates accuracies, which have no bounds");
    }
    if (query.where().isPresent()) {
      return Optional.of(
          "frontier.where (%s) is a condition on rows".formatted(query.where().get()));
    }
    return model
        .boundsObstacle()
        .or(() -> objective(query.objectives()))
        .or(() -> group(query.by()));
  }

  private static Optional<String> objective(List<Objective> objectives) {
    return objectives.stream()
        .filter(objective -> !BoundedFigure.covers(objective))
        .findFirst()
        .map("objective (%s) has no bounds"::formatted);
  }

  /**
   * The first grouping obstacle. A measured fraction of zeros replaces a design's own, so it is
   * unknown for a box.
   */
  private static Optional<String> group(List<String> by) {
    if (!by.contains(WORKLOAD)) {
      return Optional.of("without by workload, designs on all networks compete in one frontier");
    }
    return by.stream()
        .filter(column -> !column.equals(WORKLOAD))
        .filter(column -> Parameter.named(column).filter(SearchObstacle::isGroup).isEmpty())
        .findFirst()
        .map("by (%s) is not a parameter that is the same in all designs of a box"::formatted);
  }

  private static boolean isGroup(Parameter parameter) {
    return parameter != Parameter.TERNARY_ZERO_FRAC;
  }

  /** The parameters among a query's grouping columns. */
  static Set<Parameter> groupedBy(FrontierQuery query) {
    Set<Parameter> parameters = EnumSet.noneOf(Parameter.class);
    query.by().forEach(column -> Parameter.named(column).ifPresent(parameters::add));
    return parameters;
  }
}
