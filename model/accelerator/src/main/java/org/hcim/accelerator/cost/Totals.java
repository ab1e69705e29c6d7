package org.hcim.accelerator.cost;

/**
 * The totals of an inference, and the figures that follow from them; of a box of designs, bounds
 * that no design is better than.
 *
 * @param energyPj energy of one inference
 * @param latencyNs time of one inference, its layers one after the other
 * @param areaMm2 area of the chip
 * @param pipelinedIntervalNs time from one inference to the next when the layers work at once
 * @param macs multiply-accumulates of an inference
 */
public record Totals(
    double energyPj, double latencyNs, double areaMm2, double pipelinedIntervalNs, double macs) {

  /** One MAC is two operations, as published TOPS figures count. */
  private static final double OPERATIONS_PER_MAC = 2;

  /** Energy x latency, in joule seconds. */
  public double edpJS() {
    return energyPj * 1e-12 * (latencyNs * 1e-9);
  }

  /** Energy x latency x area, in joule seconds square millimeters. */
  public double edapJSMm2() {
    return edpJS() * areaMm2;
  }

  /** Operations per energy: 2 per MAC. */
  public double topsPerW() {
    return OPERATIONS_PER_MAC * macs / energyPj;
  }

  /** Operations per time and area, one inference at a time. */
  public double topsPerMm2() {
    return OPERATIONS_PER_MAC * macs / latencyNs * 1e-3 / areaMm2;
  }

  /** Inferences per second, one at a time. */
  public double inferencesPerS() {
    return 1e9 / latencyNs;
  }

  /** Inferences per second when the layers work at once. */
  public double pipelinedInferencesPerS() {
    return 1e9 / pipelinedIntervalNs;
  }

  /** Returns whether energy, latency and area are finite numbers. */
  public boolean isFinite() {
    return Double.isFinite(energyPj) && Double.isFinite(latencyNs) && Double.isFinite(areaMm2);
  }
}
