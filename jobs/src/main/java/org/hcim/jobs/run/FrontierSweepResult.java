package org.hcim.jobs.run;

/**
 * Committed Pareto-optimal designs.
 *
 * @param points number of points of the spec, all evaluated except those that its rules reject
 * @param rows number of costs of designs on networks, including failed ones
 * @param sweep the rows of all designs found, each on every network
 * @param frontier their frontier, equal to that of all designs
 */
public record FrontierSweepResult(
    long points, long rows, StoredSweep sweep, FrontierResult frontier) {}
