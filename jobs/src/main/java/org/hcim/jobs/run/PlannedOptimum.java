package org.hcim.jobs.run;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.technology.Constants;
import org.hcim.jobs.accuracy.AccuracyTable;
import org.hcim.jobs.evaluate.KnownFigures;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.table.RangedAccuracies;
import org.hcim.sweeps.optimum.NetworkCosts;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.space.GridBranch;
import org.hcim.sweeps.space.GridSpace;
import org.hcim.sweeps.spec.Sampling;
import org.hcim.sweeps.spec.SweepSpec;
import org.hcim.sweeps.spec.Workload;
import org.hcim.sweeps.yaml.Position;

/**
 * A search with everything that follows from its spec before Spark starts.
 *
 * @param request the requested search
 * @param spec its spec, parsed and checked
 * @param query the query of the frontier
 * @param branches the parts of the grid; empty for a sample
 * @param obstacle the reason why a search by bounds is impossible; empty if it is possible
 */
record PlannedOptimum(
    Optimum request,
    SweepSpec spec,
    FrontierQuery query,
    List<GridBranch> branches,
    Optional<String> obstacle) {

  static PlannedOptimum of(Optimum request) {
    Path file = PlannedSweep.requireFile(request.spec());
    SweepSpec spec =
        SweepSpec.loadToSearch(file, List.of(new ParquetPoints()), new AccuracyTable());
    FrontierSection.check(spec);
    FrontierQuery query =
        FrontierSweep.query(
            spec.frontier(), request.objectives(), request.by(), Optional.of(limit(request, spec)));
    MissingColumn.requireFor(query, PlannedSweep.columns(spec));
    boolean isGrid = spec.sampling() instanceof Sampling.Grid;
    List<GridBranch> branches = isGrid ? GridSpace.branches(spec.axes()) : List.of();
    return new PlannedOptimum(
        request,
        spec,
        query,
        branches,
        SearchObstacle.of(spec, query, model(spec)).or(() -> SearchObstacle.size(branches, query)));
  }

  /** The requested accuracy loss, else that of the spec, else any. */
  private static LossLimit limit(Optimum request, SweepSpec spec) {
    return request.maxLoss().or(spec.frontier()::statedLoss).orElse(LossLimit.ANY);
  }

  /**
   * Refuses to evaluate more designs than the spec allows.
   *
   * @param reason the reason why the grid cannot be searched
   */
  void requireFew(String reason) {
    if (SearchObstacle.loss(query).filter(reason::equals).isEmpty()) {
      spec.cap().checkInsteadOfSearch(points(), reason);
      return;
    }
    Position limit = spec.frontier().places().get(SearchObstacle.MAX_LOSS);
    if (request.maxLoss().isPresent() || limit == null) {
      String remedy = "give --max-loss any, or raise max_points";
      spec.cap().checkInsteadOfSearch(points(), reason, spec.cap().at(), "max_points", remedy);
    } else {
      String remedy = "set it to any, give --max-loss any, or raise max_points";
      String key = "frontier." + SearchObstacle.MAX_LOSS;
      spec.cap().checkInsteadOfSearch(points(), reason, limit, key, remedy);
    }
  }

  /** The output directory. */
  Output out() {
    return Output.of(request.out(), spec.name() + "-optimum");
  }

  /** The number of designs. */
  BigInteger points() {
    return spec.sampling() instanceof Sampling.Grid
        ? branches.stream().map(GridBranch::points).reduce(BigInteger.ZERO, BigInteger::add)
        : BigInteger.valueOf(spec.space().size());
  }

  /** The model with the spec's constants. */
  private static CostModel model(SweepSpec spec) {
    return CostModel.with(Constants.cited().with(spec.replacedConstants()));
  }

  /** The accuracies by algorithm setting, as they will be in the rows of the designs found. */
  private RangedAccuracies accuracies() {
    return SweepAccuracies.uncalibrated(spec);
  }

  /** The parameters among the grouping columns. */
  Set<Parameter> groupedBy() {
    return SearchObstacle.groupedBy(query);
  }

  /** Costs and bounds on one network, for use by one thread. */
  NetworkCosts costs(Workload workload) {
    return new NetworkCosts(
        model(spec),
        NetworkProfile.of(workload.network()),
        query.objectives(),
        new KnownFigures(accuracies(), workload.name(), workload.network()));
  }

  /** The number of threads of a search. */
  int threads() {
    return request.threads().orElse(Runtime.getRuntime().availableProcessors());
  }

  /** The sweep of all designs, used when bounds are unavailable. */
  PlannedSweep sweep() {
    return asSweep().plan();
  }

  /** The sweep of the designs found. */
  PlannedSweep choose(boolean complete, List<Object[]> designs) {
    String kind = complete ? "optimum" : "incomplete optimum";
    return PlannedSweep.of(
        asSweep(),
        spec.listed(
            "%s of %s by %s".formatted(kind, spec.name(), query.words()),
            Optional.of(KeptRows.record(query, complete)),
            designs));
  }

  private Sweep asSweep() {
    return Sweep.of(request.spec()).into(out().location()).lock(request.lock());
  }
}
