package org.hcim.jobs.run;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.evaluate.Constraints;
import org.hcim.jobs.evaluate.RuleTables;
import org.hcim.jobs.progress.Progress;
import org.hcim.sweeps.optimum.BoxRules;
import org.hcim.sweeps.optimum.FoundDesign;
import org.hcim.sweeps.optimum.FoundFrontier;
import org.hcim.sweeps.optimum.FrontierSearch;
import org.hcim.sweeps.optimum.SearchWatch;
import org.hcim.sweeps.space.GridBranch;
import org.hcim.sweeps.spec.SweepSpec;
import org.hcim.sweeps.spec.Workload;

/**
 * The execution of a planned search.
 *
 * @param nanoTime the clock of the time limit, in ns
 */
record OptimumRun(PlannedOptimum plan, Execution execution, LongSupplier nanoTime) {

  /** The name of the command; a repair does not search again. */
  static final String COMMAND = "optimum";

  private static final long SHARES = 1000;

  /** Searches each network and commits the designs found. */
  OptimumResult run() {
    plan.out().requireDirectory();
    BoxRules rules = rules();
    List<OptimumResult.OnNetwork> networks = new ArrayList<>();
    TreeMap<FoundDesign, Object[]> designs = new TreeMap<>();
    for (Workload workload : plan.spec().workloads()) {
      FoundFrontier found = search(workload, rules);
      networks.add(new OptimumResult.OnNetwork(workload.name(), found));
      found.designs().forEach(design -> designs.put(design, design.values()));
    }
    boolean complete = networks.stream().allMatch(network -> network.found().isComplete());
    if (designs.isEmpty()) {
      throw new RequestException(
          complete
              ? "no design of the grid has a cost: each breaks a rule or does not fit"
              : "the time limit ended the search before it found a design; allow more time");
    }
    SweepSpec listed = plan.spec().listed(plan.origin(complete), new ArrayList<>(designs.values()));
    StoredSweep sweep = commit(listed);
    Optional<FrontierResult> frontier =
        complete
            ? Optional.of(Frontier.of(sweep).query(plan.query()).run(execution))
            : Optional.empty();
    return new OptimumResult(points(), plan.query().objectives(), networks, sweep, frontier);
  }

  private StoredSweep commit(SweepSpec listed) {
    var request =
        Sweep.of(plan.request().spec()).into(plan.out().location()).lock(plan.request().lock());
    return new SweepRun(PlannedSweep.of(request, listed), execution, COMMAND).run().sweep();
  }

  private BigInteger points() {
    return plan.branches().stream()
        .map(GridBranch::points)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private BoxRules rules() {
    if (plan.spec().constraints().isEmpty()) {
      return BoxRules.NONE;
    }
    return execution.on(plan.spec().name(), this::rules);
  }

  private BoxRules rules(SparkSession spark) {
    try {
      return RuleTables.of(
          spark,
          plan.branches(),
          plan.spec().constraints().stream()
              .map(rule -> new Constraints.Constraint(rule.name(), rule.rule()))
              .toList());
    } catch (Constraints.RuleException e) {
      throw WrongRule.in(plan.spec(), e);
    } catch (IllegalArgumentException e) {
      throw new RequestException(e.getMessage());
    }
  }

  private FoundFrontier search(Workload workload, BoxRules rules) {
    long start = nanoTime.getAsLong();
    Optional<Duration> limit = plan.request().timeLimit();
    try (Progress progress =
        execution.listener().progress("thousandths of the grid on " + workload.name(), SHARES, 0)) {
      SearchWatch watch =
          state -> {
            execution.cancellation().check(null);
            progress.reached((long) (state.decidedFrac() * SHARES));
            return limit.isEmpty() || nanoTime.getAsLong() - start < limit.get().toNanos();
          };
      FoundFrontier found = FrontierSearch.of(plan.branches(), plan.costs(workload), rules, watch);
      progress.reached(found.isComplete() ? SHARES : 0);
      return found;
    }
  }
}
