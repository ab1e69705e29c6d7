package org.hcim.jobs.run;

/**
 * Pareto-optimal designs that are committed.
 *
 * @param points of the spec, all of which were evaluated but for those that its rules reject
 * @param rows costs of designs on networks, failed ones included
 * @param sweep the rows of all designs found, each on every network
 * @param frontier their frontier, that of all designs
 */
public record FrontierSweepResult(
    long points, long rows, StoredSweep sweep, FrontierResult frontier) {}
