package org.hcim.jobs.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.spec.Workload;

/**
 * The execution of a planned search.
 *
 * @param nanoTime the clock of the time limit, in ns
 */
record OptimumRun(PlannedOptimum plan, Execution execution, LongSupplier nanoTime) {

  /** The name of the command; a repair does not search again. */
  static final String COMMAND = "optimum";

  /** The rules of a spec applied to boxes, or the reason why there are none. */
  private record Judged(BoxRules rules, Optional<String> obstacle) {}

  /** Searches on each network and commits the designs found. */
  OptimumResult run() {
    if (plan.obstacle().isPresent()) {
      return evaluateAll(plan.obstacle().get());
    }
    plan.out().requireDirectory();
    Judged judged = judged();
    return judged.obstacle().isPresent()
        ? evaluateAll(judged.obstacle().get())
        : search(judged.rules());
  }

  private OptimumResult search(BoxRules rules) {
    plan.spec().warnings().forEach(execution.listener()::notice);
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
              ? "no design of the grid has a result: each breaks a rule or does not fit" + unknown()
              : "the time limit ended the search before it found a design; allow more time");
    }
    var chosen =
        new ChosenDesigns(
            plan.choose(complete, new ArrayList<>(designs.values())),
            plan.query(),
            execution,
            COMMAND);
    StoredSweep sweep = chosen.rows();
    Optional<FrontierResult> frontier =
        complete ? Optional.of(chosen.frontier(sweep)) : Optional.empty();
    return new OptimumResult(
        plan.points(), plan.query().objectives(), networks, Optional.empty(), sweep, frontier);
  }

  private String unknown() {
    return plan.query().objectives().stream().anyMatch(Objective::isAccuracy)
        ? ", or lacks a known accuracy, which is an objective"
        : "";
  }

  /**
   * Evaluates all designs and keeps the optimal ones, if there are no more designs than the spec
   * allows.
   */
  private OptimumResult evaluateAll(String obstacle) {
    plan.requireFew(obstacle);
    execution
        .listener()
        .notice(
            String.format(
                    Locale.ROOT,
                    "no search by bounds: %s; all %,d designs are evaluated, and only the rows",
                    obstacle,
                    plan.points())
                + " of Pareto-optimal designs are kept"
                + (plan.request().timeLimit().isPresent()
                    ? "; the time limit does not apply"
                    : ""));
    FrontierSweepResult all =
        new FrontierSweepRun(plan.sweep(), plan.query(), execution, COMMAND).run();
    return new OptimumResult(
        plan.points(),
        plan.query().objectives(),
        List.of(),
        Optional.of(obstacle),
        all.sweep(),
        Optional.of(all.frontier()));
  }

  private Judged judged() {
    return plan.spec().constraints().isEmpty()
        ? new Judged(BoxRules.NONE, Optional.empty())
        : execution.on(plan.spec().name(), this::judged);
  }

  private Judged judged(SparkSession spark) {
    List<Constraints.Constraint> rules = PlannedSweep.constraints(plan.spec(), spark).rules();
    try {
      return new Judged(RuleTables.of(spark, plan.branches(), rules), Optional.empty());
    } catch (Constraints.RuleException e) {
      return new Judged(
          BoxRules.NONE,
          Optional.of(
              "constraints.%s cannot be evaluated alone (%s)"
                  .formatted(e.rule(), e.getMessage().lines().findFirst().orElse(""))));
    } catch (IllegalArgumentException e) {
      return new Judged(BoxRules.NONE, Optional.of(e.getMessage()));
    }
  }

  private FoundFrontier search(Workload workload, BoxRules rules) {
    long start = nanoTime.getAsLong();
    try (Progress progress =
        execution
            .listener()
            .progress("thousandths of the grid on " + workload.name(), OptimumWatch.SHARES, 0)) {
      var watch = new OptimumWatch(execution.cancellation(), progress, () -> isOver(start));
      FoundFrontier found =
          FrontierSearch.of(
              plan.branches(),
              plan.groupedBy(),
              () -> plan.costs(workload),
              rules,
              watch,
              plan.threads());
      if (found.isComplete()) {
        progress.reached(OptimumWatch.SHARES);
      }
      return found;
    }
  }

  private boolean isOver(long start) {
    return plan.request()
        .timeLimit()
        .filter(limit -> Duration.ofNanos(nanoTime.getAsLong() - start).compareTo(limit) >= 0)
        .isPresent();
  }
}
