package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

/**
 * Non-idealities of the analog part of a crossbar. Any of them may be zero; they act together.
 * Currents are in units of one cell's, so that an ideal partial sum is a whole number; every
 * decision level lies midway between two.
 *
 * @param conductanceSigma relative deviation of each cell's current, drawn once
 * @param stuckOffFrac fraction of cells that never conduct
 * @param stuckOnFrac fraction of cells that always conduct as for the largest digit
 * @param offsetSigma deviation of each comparator's threshold, drawn once
 * @param comparatorNoiseSigma deviation of a threshold at each decision
 * @param readNoiseSigma deviation of a partial sum at each reading
 * @param irDropFrac the fraction of current that a bitline loses where all its cells conduct, first
 *     order: the loss grows with the square of the current
 * @param driftExponent exponent of the power law by which currents fall with time
 * @param ageS seconds since the cells were written; up to 1 nothing has drifted
 */
public record NonIdealities(
    double conductanceSigma,
    double stuckOffFrac,
    double stuckOnFrac,
    double offsetSigma,
    double comparatorNoiseSigma,
    double readNoiseSigma,
    double irDropFrac,
    double driftExponent,
    double ageS) {

  /** An ideal crossbar. */
  public static final NonIdealities NONE = new NonIdealities(0, 0, 0, 0, 0, 0, 0, 0, 0);

  public NonIdealities {
    check(
        conductanceSigma >= 0 && conductanceSigma <= 1,
        "conductance_sigma (%s) must be from 0 to 1",
        conductanceSigma);
    check(
        stuckOffFrac >= 0 && stuckOffFrac <= 1,
        "stuck_off_frac (%s) must be from 0 to 1",
        stuckOffFrac);
    check(
        stuckOnFrac >= 0 && stuckOnFrac <= 1 - stuckOffFrac,
        "stuck_on_frac (%s) must be from 0 to 1 - stuck_off_frac",
        stuckOnFrac);
    checkSigma("offset_sigma", offsetSigma);
    checkSigma("comparator_noise_sigma", comparatorNoiseSigma);
    checkSigma("read_noise_sigma", readNoiseSigma);
    check(
        irDropFrac >= 0 && irDropFrac <= 0.5,
        "ir_drop_frac (%s) must be from 0 to 0.5",
        irDropFrac);
    checkFinite("drift_exponent", driftExponent);
    checkFinite("age_s", ageS);
  }

  /** Variation of cells only. */
  public static NonIdealities conductance(double sigma) {
    return new NonIdealities(sigma, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /** Noise of readings only. */
  public static NonIdealities readNoise(double sigma) {
    return new NonIdealities(0, 0, 0, 0, 0, sigma, 0, 0, 0);
  }

  /** The deviations of thresholds and readings together. */
  double readoutSigmas() {
    return offsetSigma + comparatorNoiseSigma + readNoiseSigma;
  }

  /** The fraction of a current that remains after drift. */
  double remaining() {
    return ageS <= 1 ? 1 : StrictMath.pow(ageS, -driftExponent);
  }

  /** No deviation needs to be larger than the largest threshold. */
  private static void checkSigma(String name, double value) {
    if (!(value >= 0 && value <= ColumnReadout.MAX)) {
      check(false, "%s (%s) must be from 0 to %d", name, value, ColumnReadout.MAX);
    }
  }

  private static void checkFinite(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      check(false, "%s (%s) must be zero or positive, and finite", name, value);
    }
  }
}
