package org.hcim.jobs.run;

import java.util.Objects;
import org.hcim.jobs.frontier.FrontierException;
import org.hcim.jobs.frontier.FrontierJob;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.frontier.FrontierPicks;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.store.LockPolicy;

/**
 * Finds the Pareto-optimal designs of a sweep and commits them as the table {@code frontier} beside
 * its results. An existing frontier is read back.
 *
 * @param sweep the sweep
 * @param query objectives, groups and filter
 */
public record Frontier(StoredSweep sweep, FrontierQuery query, LockPolicy lock)
    implements Program<FrontierResult> {

  public Frontier {
    Objects.requireNonNull(sweep, "sweep");
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(lock, "lock");
  }

  /** The frontier of energy, latency and area for each network. */
  public static Frontier of(StoredSweep sweep) {
    return new Frontier(sweep, FrontierQuery.DEFAULT, LockPolicy.RESPECT);
  }

  /** Returns this program with another query. */
  public Frontier query(FrontierQuery other) {
    return new Frontier(sweep, other, lock);
  }

  /** Returns this program with another policy for a lock held by another writer. */
  public Frontier lock(LockPolicy policy) {
    return new Frontier(sweep, query, policy);
  }

  @Override
  public FrontierResult run(Execution execution) {
    if (!sweep.isComplete()) {
      execution
          .listener()
          .notice(
              "of %d of %d chunks: the sweep is not complete"
                  .formatted(sweep.status().chunksDone(), sweep.status().chunks()));
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
            return new FrontierResult(outcome, new FrontierPicks(spark, sweep.out(), outcome));
          } catch (FrontierException e) {
            throw new RequestException(e.getMessage());
          }
        });
  }
}
