package org.hcim.jobs.run;

import java.math.BigInteger;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.evaluate.StatedZeros;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.sweeps.optimum.BoundedFigure;
import org.hcim.sweeps.optimum.FrontierSearch;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.space.GridBranch;
import org.hcim.sweeps.spec.AccuracySpec;
import org.hcim.sweeps.spec.Sampling;
import org.hcim.sweeps.spec.SweepSpec;
import org.hcim.sweeps.spec.Workload;

/** Reasons why boxes of designs have no bounds, so all designs must be evaluated. */
final class SearchObstacle {

  /** The key of the limit on the accuracy loss. */
  static final String MAX_LOSS = "max_loss";

  private static final String WORKLOAD = "workload";

  /** Maximum number of first boxes, all of which are in memory; our choice. */
  private static final BigInteger MAX_ROOTS = BigInteger.valueOf(200_000);

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
    return loss(query)
        .or(model::boundsObstacle)
        .or(() -> objective(query.objectives()))
        .or(() -> zeros(spec.workloads(), query.objectives()))
        .or(() -> group(query.by()));
  }

  /** The obstacle of a limit on the accuracy loss; empty for any loss. */
  static Optional<String> loss(FrontierQuery query) {
    return query
        .maxLoss()
        .points()
        .map(
            points ->
                "max_loss (%s) depends on the known accuracies of all designs"
                    .formatted(query.maxLoss()));
  }

  /** The obstacle of a grid whose first boxes do not fit into memory; empty for other grids. */
  static Optional<String> size(List<GridBranch> branches, FrontierQuery query) {
    BigInteger roots = FrontierSearch.roots(branches, groupedBy(query));
    return roots.compareTo(MAX_ROOTS) <= 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the search would begin with %,d boxes, more than %,d: one for each combination of"
                    + " values that a box cannot span",
                roots,
                MAX_ROOTS));
  }

  private static Optional<String> objective(List<Objective> objectives) {
    return objectives.stream()
        .filter(objective -> !BoundedFigure.covers(objective))
        .findFirst()
        .map("objective (%s) has no bounds"::formatted);
  }

  /** The obstacle of accuracies that depend on zeros by layer, which are known after costing. */
  private static Optional<String> zeros(List<Workload> workloads, List<Objective> objectives) {
    return objectives.stream().anyMatch(objective -> BoundedFigure.isMeasured(objective))
        ? workloads.stream()
            .filter(workload -> StatedZeros.of(workload.network()) != StatedZeros.NONE)
            .findFirst()
            .map(
                workload ->
                    "the zeros that the spec states for %s decide which accuracies are known"
                        .formatted(workload.name()))
        : Optional.empty();
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
