package org.hcim.jobs.run;

import java.util.List;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.frontier.FrontierPicks;

/**
 * A committed frontier.
 *
 * @param outcome sizes, knee points and hypervolumes, by group
 * @param picks named designs of the frontier, read from the table on demand
 * @param within the best design of each objective within the program's bounds; empty without bounds
 */
public record FrontierResult(
    FrontierOutcome outcome, FrontierPicks picks, List<FrontierPicks.Pick> within) {

  public FrontierResult {
    within = List.copyOf(within);
  }
}
