package org.hcim.accelerator.technology;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.CmosProcess.Node;

/**
 * Logic beside an array of cells in one process. The driver of a line is a chain of inverters, each
 * with a quarter of the input capacitance of the next, so its size follows the line: before a line
 * of capacitance C, inputs of C/4, C/16, ... add up to C/3. Only {@link InputLineCost} counts
 * drains; rows of analog arrays have PUMA's driver beside the chain. Gates have the area of logic
 * in the node, and the capacitance of its transistors.
 *
 * @param chargeFactor charge of a line with its driver relative to the line alone
 * @param um2PerFf area of a driver per capacitance of its line
 * @param gateFf input capacitance of a gate
 * @param gateUm2 area of a two-input gate, four transistors
 * @param flipFlopUm2 area of a flip-flop
 */
record DriverCost(
    double chargeFactor, double um2PerFf, double gateFf, double gateUm2, double flipFlopUm2) {

  /** Transistors of an inverter relative to a two-input gate. */
  private static final double INVERTER_PER_GATE = 0.5;

  static DriverCost of(Node node, double areaFrom28, Constants constants) {
    double gateUm2 = constants.get(DIGITAL_MULTIPLIER_UM2) * areaFrom28;
    double narrower =
        NodeFigures.of(node).gateFf() / NodeFigures.of(AdderCost.PUBLISHED.node()).gateFf();
    double gateFf = constants.get(DIGITAL_GATE_FF) * narrower;
    double chainFrac = constants.get(DRIVER_CHAIN_FRAC);
    return new DriverCost(
        1 + chainFrac,
        chainFrac * (INVERTER_PER_GATE * gateUm2 / gateFf),
        gateFf,
        gateUm2,
        constants.get(DIGITAL_FLIP_FLOP_UM2) * areaFrom28);
  }
}
