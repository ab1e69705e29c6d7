package org.hcim.jobs.run;

/**
 * A completed sweep.
 *
 * @param wasComplete whether it was already complete, so nothing was evaluated
 */
public record SweepResult(StoredSweep sweep, boolean wasComplete) {}
