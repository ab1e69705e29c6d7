package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

/**
 * Non-idealities of the analog part of a crossbar. Each may be zero; all act together. Currents are
 * in cell currents, so that an ideal partial sum is an integer; every decision level lies midway
 * between two integers. Bias rows are part of the thresholds, so their cells are ideal.
 *
 * @param conductanceSigma relative deviation of each cell's current, drawn once
 * @param stuckOffFrac fraction of cells that never conduct
 * @param stuckOnFrac fraction of cells stuck at the largest digit
 * @param offsetSigma deviation of each comparator's threshold, drawn once
 * @param comparatorNoiseSigma deviation of a threshold at each decision
 * @param readNoiseSigma deviation of a partial sum at each reading
 * @param irDropFrac fraction of current that a bitline loses if all its cells conduct; first order:
 *     the loss grows with the square of the current
 * @param driftExponent exponent of the power law by which currents decrease over time
 * @param ageS seconds since the cells were written; no drift up to 1
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

  /** Conductance variation only. */
  public static NonIdealities conductance(double sigma) {
    return new NonIdealities(sigma, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /** Read noise only. */
  public static NonIdealities readNoise(double sigma) {
    return new NonIdealities(0, 0, 0, 0, 0, sigma, 0, 0, 0);
  }

  /** The sum of the deviations of thresholds and readings. */
  double readoutSigmas() {
    return offsetSigma + comparatorNoiseSigma + readNoiseSigma;
  }

  /** The fraction of a current that remains after drift. */
  double remaining() {
    return ageS <= 1 ? 1 : StrictMath.pow(ageS, -driftExponent);
  }

  /** Rejects a deviation that is negative or larger than the largest threshold. */
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
