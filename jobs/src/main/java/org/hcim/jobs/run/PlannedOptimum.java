package org.hcim.jobs.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.technology.Constants;
import org.hcim.jobs.accuracy.AccuracyTable;
import org.hcim.jobs.evaluate.KnownFigures;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.table.RangedAccuracies;
import org.hcim.sweeps.optimum.NetworkCosts;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.space.GridBranch;
import org.hcim.sweeps.space.GridSpace;
import org.hcim.sweeps.spec.AccuracySpec;
import org.hcim.sweeps.spec.Sampling;
import org.hcim.sweeps.spec.SweepSpec;
import org.hcim.sweeps.spec.Workload;

/**
 * A search with all that follows from its spec before Spark starts.
 *
 * @param request the search as it was asked for
 * @param spec its spec, read and checked
 * @param query the frontier that is searched
 * @param branches the parts of the grid
 */
record PlannedOptimum(
    Optimum request, SweepSpec spec, FrontierQuery query, List<GridBranch> branches) {

  static PlannedOptimum of(Optimum request) {
    Path file = PlannedSweep.requireFile(request.spec());
    SweepSpec spec = SweepSpec.loadToSearch(file, new AccuracyTable());
    require(
        spec.sampling() instanceof Sampling.Grid,
        "optimum searches grids; this spec has a section sampling, whose designs hcim sweep"
            + " evaluates");
    require(
        !(spec.accuracy().orElse(null) instanceof AccuracySpec.Calibrated),
        "optimum needs accuracies before the search, and this spec calibrates networks during the"
            + " sweep; use hcim sweep and hcim frontier");
    require(
        spec.estimate().isEmpty(),
        "optimum has no bounds on accuracies that are estimated; leave accuracy.estimate out, or"
            + " use hcim sweep and hcim frontier");
    var planned =
        new PlannedOptimum(request, spec, query(request, spec), GridSpace.branches(spec.axes()));
    Optional<String> obstacle = planned.model().boundsObstacle();
    require(obstacle.isEmpty(), obstacle.orElse(""));
    planned.costs(spec.workloads().get(0));
    return planned;
  }

  private static FrontierQuery query(Optimum request, SweepSpec spec) {
    try {
      FrontierQuery query = FrontierQuery.of(spec.frontier()).maxLoss(LossLimit.ANY);
      require(
          query.by().equals(List.of("workload")) && query.where().isEmpty(),
          "optimum finds one frontier per network of all designs: frontier.by must be workload, and"
              + " frontier.where absent");
      return request.objectives().isPresent()
          ? query.objectives(request.objectives().get()).maxLoss(LossLimit.ANY)
          : query;
    } catch (IllegalArgumentException e) {
      throw RequestException.of("objectives", e.getMessage());
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new RequestException(message);
    }
  }

  /** The output directory. */
  Output out() {
    return Output.of(request.out(), spec.name() + "-optimum");
  }

  /** The model with the spec's constants. */
  CostModel model() {
    return CostModel.with(Constants.cited().with(PlannedSweep.constants(spec)));
  }

  /** The accuracies by algorithm setting, as the rows of the designs found have them. */
  private RangedAccuracies accuracies() {
    return PlannedSweep.accuracies(spec);
  }

  /** Costs and bounds on one network. */
  NetworkCosts costs(Workload workload) {
    try {
      return new NetworkCosts(
          model(),
          NetworkProfile.of(workload.network()),
          query.objectives(),
          new KnownFigures(accuracies(), workload.name(), workload.network()));
    } catch (IllegalArgumentException e) {
      throw RequestException.of("objectives", e.getMessage());
    }
  }

  /** The origin of the designs found, as a part of their identity. */
  String origin(boolean complete) {
    return "%s of %s by %s"
        .formatted(complete ? "optimum" : "incomplete optimum", spec.name(), query.objectives());
  }
}
