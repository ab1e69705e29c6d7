package org.hcim.jobs.run;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hcim.jobs.frontier.EmptyFrontier;
import org.hcim.jobs.frontier.FrontierException;
import org.hcim.jobs.frontier.FrontierJob;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.frontier.FrontierPicks;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.sweeps.pareto.Budget;

/**
 * Finds the Pareto-optimal designs of a sweep and commits them as the table {@code frontier} beside
 * its results. An existing frontier is read back. If the rows of the sweep are not those of all
 * designs, queries that need other rows are refused.
 *
 * @param sweep the sweep
 * @param query objectives, groups and filter
 * @param budget bounds within which the best designs are also found
 * @param lock policy for a lock held by another writer
 */
public record Frontier(
    StoredSweep sweep, FrontierQuery query, Optional<Budget> budget, LockPolicy lock)
    implements Program<FrontierResult> {

  public Frontier {
    Objects.requireNonNull(sweep, "sweep");
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(lock, "lock");
    Objects.requireNonNull(budget, "budget");
  }

  /** The frontier of a query, without bounds. */
  public Frontier(StoredSweep sweep, FrontierQuery query, LockPolicy lock) {
    this(sweep, query, Optional.empty(), lock);
  }

  /**
   * The frontier of energy, latency and area for each network, or the one for which the rows were
   * kept.
   */
  public static Frontier of(StoredSweep sweep) {
    return new Frontier(sweep, sweep.query(), LockPolicy.RESPECT);
  }

  /** Returns this program with another query. */
  public Frontier query(FrontierQuery other) {
    return new Frontier(sweep, other, budget, lock);
  }

  /** Returns this program with another policy for a lock held by another writer. */
  public Frontier lock(LockPolicy policy) {
    return new Frontier(sweep, query, budget, policy);
  }

  /**
   * Returns this program with bounds: it also finds the best design of each objective within them.
   */
  public Frontier within(Budget bounds) {
    return new Frontier(sweep, query, Optional.of(bounds), lock);
  }

  @Override
  public FrontierResult run(Execution execution) {
    budget.ifPresent(bounds -> MissingColumn.requireFor(bounds, sweep.omittedColumns()));
    sweep.kept().ifPresent(kept -> require(kept, execution.listener()));
    if (!sweep.isComplete()) {
      execution.listener().notice("the sweep is not complete: " + sweep.progress());
    }
    return execution.on(
        "frontier",
        spark -> {
          try {
            FrontierOutcome outcome =
                new FrontierJob(
                        spark, sweep.out(), sweep.status(), query, BuildFacts.load().gitSha(), lock)
                    .run(execution.listener()::notice);
            Output.of(sweep.out()).writeViews();
            var picks = new FrontierPicks(spark, sweep.out(), outcome);
            return new FrontierResult(
                outcome,
                picks,
                new EmptyFrontier(query, sweep.results(spark)).reason(outcome),
                budget.map(picks::under).orElse(List.of()));
          } catch (FrontierException e) {
            throw new RequestException(e.getMessage());
          }
        });
  }

  /** Requires that kept rows determine the frontier and the best designs within bounds. */
  private void require(KeptRows kept, Listener listener) {
    kept.require(query);
    budget.ifPresent(kept::require);
    if (!kept.frontier().isComplete()) {
      listener.notice(
          "a time limit ended the search: designs that were not found may dominate these");
    }
  }
}
