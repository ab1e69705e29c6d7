package org.hcim.jobs.run;

import org.hcim.jobs.frontier.FrontierQuery;

/**
 * Designs that a search or an evaluation of all designs has chosen, to be committed.
 *
 * @param sweep of these designs
 * @param query the frontier that they are on
 * @param command the command that chose them
 */
record ChosenDesigns(PlannedSweep sweep, FrontierQuery query, Execution execution, String command) {

  /** Commits the rows of the designs. */
  StoredSweep rows() {
    return new SweepRun(sweep, execution, command).run().sweep();
  }

  /** Commits the frontier of the rows. */
  FrontierResult frontier(StoredSweep rows) {
    return Frontier.of(rows).query(query).run(execution);
  }
}
