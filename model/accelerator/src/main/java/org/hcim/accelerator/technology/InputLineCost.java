package org.hcim.accelerator.technology;

import static org.hcim.accelerator.technology.Constant.*;

/**
 * The circuits that bring one input bit to the cells of a digital array's row: a flip-flop holds
 * the bit for a bit-stream, and a chain of static inverters drives the row's line (ADR-0029).
 *
 * <p>Each inverter drives four times its own input capacitance. So before a line of capacitance C
 * the inverters have inputs of C/4, C/16, ..., in all C (1/4) / (1 - 1/4) = C/3 ({@code
 * driver_chain_frac}), and drains of {@code driver_drain_ratio} times as much. The series bounds
 * the sum of a chain that ends at a flip-flop. The line keeps its level between bit-streams, so it
 * takes charge only where a 1 follows a 0: at every second change.
 *
 * @param holdFj the flip-flop in one bit-stream, whatever its bit
 * @param driveFj the line with its chain in one bit-stream, at the share of bits that change
 * @param areaUm2 flip-flop and chain
 */
public record InputLineCost(double holdFj, double driveFj, double areaUm2) {

  /** A line that changes rises and falls in turn. */
  private static final double RISES_PER_CHANGE = 0.5;

  /**
   * The cost of one line.
   *
   * @param lineFf the line with all cells on it
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

  /** Flip-flop and line in one bit-stream. */
  public double energyFj() {
    return holdFj + driveFj;
  }
}
