package org.hcim.accelerator.technology;

import static org.hcim.accelerator.technology.Constant.*;

/**
 * The circuits that bring one input bit to the cells of a row in a digital array: a flip-flop holds
 * the bit for a bit-stream, and a chain of static inverters drives the row's line (ADR-0029).
 *
 * <p>Each inverter drives four times its input capacitance. Before a line of capacitance C, the
 * inverters therefore have inputs of C/4, C/16, ..., in total C (1/4) / (1 - 1/4) = C/3 ({@code
 * driver_chain_frac}), and drains of {@code driver_drain_ratio} times as much. The series bounds
 * the sum of a chain that ends at a flip-flop. The line keeps its level between bit-streams, so it
 * draws charge only where a 1 follows a 0, at every second change.
 *
 * @param holdFj energy of the flip-flop per bit-stream, regardless of its bit
 * @param driveFj energy of the line with its chain per bit-stream, at the fraction of bits that
 *     change
 * @param areaUm2 area of flip-flop and chain
 */
public record InputLineCost(double holdFj, double driveFj, double areaUm2) {

  /** The fraction of changes that are rises; rises and falls alternate. */
  private static final double RISES_PER_CHANGE = 0.5;

  /**
   * The cost of one line.
   *
   * @param lineFf capacitance of the line with all cells on it
   */
  public static InputLineCost of(double lineFf, ProcessFactors factors) {
    Constants constants = factors.constants();
    double volts = factors.process().supplyV();
    double chainFrac = constants.get(DRIVER_CHAIN_FRAC) * (1 + constants.get(DRIVER_DRAIN_RATIO));
    double risesPerStream = constants.get(INPUT_TOGGLE_FRAC) * RISES_PER_CHANGE;
    return new InputLineCost(
        constants.get(DIGITAL_FLIP_FLOP_FJ) * factors.from28().energy(),
        lineFf * (1 + chainFrac) * volts * volts * risesPerStream,
        factors.drivers().flipFlopUm2() + factors.lineDriverUm2(lineFf));
  }

  /** Energy of flip-flop and line per bit-stream. */
  public double energyFj() {
    return holdFj + driveFj;
  }
}
