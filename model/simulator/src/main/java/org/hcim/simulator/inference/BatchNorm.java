package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

/** Batch normalization of one channel, as trained. */
public record BatchNorm(double gamma, double beta, double mean, double variance, double epsilon) {

  public BatchNorm {
    check(Double.isFinite(gamma), "gamma (%s) must be finite", gamma);
    check(Double.isFinite(beta), "beta (%s) must be finite", beta);
    check(Double.isFinite(mean), "mean (%s) must be finite", mean);
    check(
        Double.isFinite(variance) && variance >= 0, "variance (%s) must not be negative", variance);
    check(
        Double.isFinite(epsilon) && epsilon >= 0 && epsilon + variance > 0,
        "epsilon (%s) must make the variance positive",
        epsilon);
  }

  /** The slope of the affine form. */
  public double slope() {
    return gamma / Math.sqrt(variance + epsilon);
  }

  /** The intercept of the affine form. */
  public double intercept() {
    return beta - mean * slope();
  }
}
