package org.hcim.jobs.run;

import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.frontier.FrontierPicks;

/**
 * A committed frontier.
 *
 * @param outcome sizes, knee points and hypervolumes, by group
 * @param picks named designs of the frontier, read from the table on demand
 */
public record FrontierResult(FrontierOutcome outcome, FrontierPicks picks) {}
