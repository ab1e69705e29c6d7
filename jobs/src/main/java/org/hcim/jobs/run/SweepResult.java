package org.hcim.jobs.run;

/**
 * A sweep that is complete.
 *
 * @param wasComplete whether it was complete before, so that nothing was evaluated
 */
public record SweepResult(StoredSweep sweep, boolean wasComplete) {}
