package org.hcim.sweeps.sensitivity;

/**
 * An estimate from a sample, with the interval that contains 95 % of its bootstrap replicates.
 *
 * @param low the replicates' 2.5 % quantile
 * @param high the replicates' 97.5 % quantile
 */
public record Estimate(double value, double low, double high) {}
