package org.hcim.jobs.run;

import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.frontier.FrontierPicks;

/**
 * A frontier that is committed.
 *
 * @param outcome its sizes, knee and hypervolume per group
 * @param picks designs of it by name, read from the table when they are asked for
 */
public record FrontierResult(FrontierOutcome outcome, FrontierPicks picks) {}
