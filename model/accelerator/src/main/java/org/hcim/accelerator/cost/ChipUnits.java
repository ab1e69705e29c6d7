package org.hcim.accelerator.cost;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.technology.Constants;
import org.hcim.accelerator.technology.ProcessFactors;

/**
 * The unit costs of cores and tiles. They depend only on process, temperature and constants, so
 * neighboring designs share them.
 */
final class ChipUnits {

  private final ProcessFactors factors;
  private final double temperatureC;
  private final UnitTable table;
  private final double aluOperationNs;
  private final double busBitNs;

  ChipUnits(ProcessFactors factors, double temperatureC) {
    this.factors = factors;
    this.temperatureC = temperatureC;
    Constants constants = factors.constants();
    table = new UnitTable(factors, temperatureC);
    core(constants);
    tile(constants);
    table.logic(Part.SHIFT_ADDER, SHIFT_ADD_AREA_MM2);
    aluOperationNs = constants.get(ALU_LATENCY_NS) * factors.delay();
    busBitNs = constants.get(BUS_LATENCY_NS) / constants.get(LINE_BITS) * factors.delay();
  }

  ProcessFactors factors() {
    return factors;
  }

  double temperatureC() {
    return temperatureC;
  }

  /** A copy of these unit costs, to which the costs of a design's arrays are added. */
  UnitTable table() {
    return table.copy();
  }

  /** The latency of one ALU operation. */
  double aluOperationNs() {
    return aluOperationNs;
  }

  /** The transfer time of one bit on a tile's bus. */
  double busBitNs() {
    return busBitNs;
  }

  private void core(Constants constants) {
    double share = 1 / constants.get(CROSSBARS_PER_CORE);
    table.energy(Action.CROSSBAR_CONTROL, constants.get(CORE_CONTROL_MW) * share / factors.delay());
    table.energy(Action.INSTRUCTION_FETCH, constants.get(INSTRUCTION_FETCH_PJ) * share);
    table.energy(Action.DATA_MEMORY_ACCESS, constants.get(DATA_MEMORY_ACCESS_PJ));
    table.energy(Action.ALU_SUM, constants.get(ALU_SUM_PJ));
    table.energy(Action.ALU_PRODUCT, constants.get(ALU_PRODUCT_PJ));
    table.energy(
        Action.REQUANTIZATION,
        (constants.get(ALU_SUM_PJ) + constants.get(ALU_PRODUCT_PJ))
            * constants.get(REQUANTIZATIONS_PER_OUTPUT));
    double coreBusLength =
        Math.sqrt(constants.get(CROSSBARS_PER_CORE) / constants.get(BUS_CROSSBARS));
    table.energy(
        Action.CORE_TRANSFER,
        constants.get(BUS_TRANSFER_PJ) / constants.get(LINE_BITS) * coreBusLength);
    table.area(
        Part.CORE_CONTROL,
        constants.get(CORE_CONTROL_AREA_MM2) + constants.get(INSTRUCTION_MEMORY_AREA_MM2));
    table.leakAsLogic(Part.CORE_CONTROL, table.areaMm2(Part.CORE_CONTROL));
    table.logic(Part.DATA_MEMORY, DATA_MEMORY_AREA_MM2);
    table.logic(Part.ALU, ALU_AREA_MM2);
  }

  private void tile(Constants constants) {
    double lineBits = constants.get(LINE_BITS);
    table.energy(Action.EDRAM_TRANSFER, constants.get(EDRAM_ACCESS_PJ) / lineBits);
    table.energy(Action.ROUTER_HOP, constants.get(ROUTER_HOP_PJ) / lineBits);
    double controlMm2 =
        constants.get(EDRAM_CONTROL_AREA_MM2)
            + constants.get(EDRAM_COUNTERS_AREA_MM2)
            + constants.get(INSTRUCTION_MEMORY_AREA_MM2)
            + constants.get(RECEIVE_BUFFER_AREA_MM2);
    table.area(Part.EDRAM, constants.get(EDRAM_AREA_MM2) + controlMm2);
    table.leakage(
        Part.EDRAM,
        constants.get(EDRAM_LEAKAGE_MW) + controlMm2 * constants.get(LOGIC_LEAKAGE_NW_PER_UM2));
    interconnect(Part.BUS, constants.get(BUS_AREA_MM2));
    interconnect(Part.ROUTER, constants.get(ROUTER_AREA_MM2));
  }

  /** Sets the area of a part that is mostly wires, and the leakage of its transistors. */
  private void interconnect(Part part, double mm2) {
    table.area(part, mm2);
    double transistorFrac = factors.constants().get(INTERCONNECT_TRANSISTOR_FRAC);
    table.leakAsLogic(part, table.areaMm2(part) * transistorFrac);
  }
}
