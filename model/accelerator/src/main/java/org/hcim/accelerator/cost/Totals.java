package org.hcim.accelerator.cost;

/**
 * The totals of an inference and the figures derived from them; for a box of designs, bounds that
 * hold for every design.
 *
 * @param energyPj energy of one inference
 * @param latencyNs time of one inference, with layers in sequence
 * @param areaMm2 area of the chip
 * @param pipelinedIntervalNs time from one inference to the next when layers work concurrently
 * @param macs multiply-accumulates per inference
 */
public record Totals(
    double energyPj, double latencyNs, double areaMm2, double pipelinedIntervalNs, double macs) {

  /** Operations per MAC, as published TOPS figures count them. */
  private static final double OPERATIONS_PER_MAC = 2;

  /** Energy-delay product, in J s. */
  public double edpJS() {
    return energyPj * 1e-12 * (latencyNs * 1e-9);
  }

  /** Energy-delay-area product, in J s mm2. */
  public double edapJSMm2() {
    return edpJS() * areaMm2;
  }

  /** Operations per energy, in TOPS/W; one MAC is two operations. */
  public double topsPerW() {
    return OPERATIONS_PER_MAC * macs / energyPj;
  }

  /** Operations per time and area, in TOPS/mm2, one inference at a time. */
  public double topsPerMm2() {
    return OPERATIONS_PER_MAC * macs / latencyNs * 1e-3 / areaMm2;
  }

  /** Inferences per second, one at a time. */
  public double inferencesPerS() {
    return 1e9 / latencyNs;
  }

  /** Inferences per second when layers work concurrently. */
  public double pipelinedInferencesPerS() {
    return 1e9 / pipelinedIntervalNs;
  }

  /** Returns whether energy, latency and area are finite numbers. */
  public boolean isFinite() {
    return Double.isFinite(energyPj) && Double.isFinite(latencyNs) && Double.isFinite(areaMm2);
  }
}
