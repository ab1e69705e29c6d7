package org.hcim.jobs.run;

import org.hcim.jobs.frontier.FrontierQuery;

/**
 * Designs to be committed that were selected by a search or by evaluating all designs.
 *
 * @param sweep the sweep of these designs
 * @param query the query of their frontier
 * @param command the command that selected them
 */
record ChosenDesigns(PlannedSweep sweep, FrontierQuery query, Execution execution, String command) {

  /** Commits the rows of the designs. */
  StoredSweep rows() {
    return new SweepRun(sweep, execution, command).run().sweep();
  }

  /** Commits the frontier of the rows, under the lock policy of their sweep. */
  FrontierResult frontier(StoredSweep rows) {
    return Frontier.of(rows).query(query).lock(sweep.request().lock()).run(execution);
  }
}
