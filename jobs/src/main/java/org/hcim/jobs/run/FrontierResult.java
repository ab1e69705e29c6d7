package org.hcim.jobs.run;

import java.util.List;
import java.util.Optional;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.frontier.FrontierPicks;

/**
 * A committed frontier.
 *
 * @param outcome sizes, knee points and hypervolumes, by group
 * @param picks named designs of the frontier, read from the table on demand
 * @param emptiness the reason why no design is Pareto-optimal; empty if one is
 * @param within the best design of each objective within the program's bounds; empty without bounds
 */
public record FrontierResult(
    FrontierOutcome outcome,
    FrontierPicks picks,
    Optional<String> emptiness,
    List<FrontierPicks.Pick> within) {

  public FrontierResult {
    within = List.copyOf(within);
  }
}
