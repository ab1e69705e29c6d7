package org.hcim.accelerator.technology;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CrossbarTechnology;

/**
 * The cost of one cell of a technology in one process, independent of the array size.
 *
 * @param loads the area of the cell and its loads on its lines
 * @param bitlineFj the cell's share of bitline energy per bit-stream; 0 for cells that conduct,
 *     whose bitline hardly swings
 * @param readFj energy of a read, including the share of the bitline, without the current of {@code
 *     readMw}
 * @param readMw power of the current through a cell while its column is sensed: at half of its
 *     conductance, for the fraction of inputs that are 1, from the supply if the bitline is
 *     clamped; 0 for cells that do not conduct
 * @param sensingNs read time of a crossbar, excluding its lines
 * @param onOhm resistance through which the cell drives its bitline
 */
record CellCost(
    CellLoads loads,
    double bitlineFj,
    double readFj,
    double readMw,
    double sensingNs,
    double onOhm) {

  /**
   * Mean conductance of cells relative to that of a cell that is on; assumed: weights use the range
   * of a cell evenly, and a cell that is off hardly conducts.
   */
  private static final double MEAN_CONDUCTANCE = 0.5;

  static CellCost of(CrossbarTechnology technology, ProcessFactors factors) {
    CmosProcess process = factors.process();
    Constants constants = factors.constants();
    CellLoads loads = CellLoads.of(technology, process, constants);
    double slowdown =
        isNominal(process) ? 1 : slowdown(process, constants.get(TRANSISTOR_THRESHOLD_V));
    return new CellCost(
        loads,
        bitlineFj(technology, loads, factors),
        readFj(technology, loads, factors),
        technology == CrossbarTechnology.RERAM ? readMw(process.supplyV(), constants) : 0,
        constants.sensingNs(technology) * factors.delay(),
        onOhm(technology, slowdown, constants));
  }

  private static double bitlineFj(
      CrossbarTechnology technology, CellLoads loads, ProcessFactors factors) {
    Constants constants = factors.constants();
    double square = square(factors.process());
    return switch (technology) {
      case SRAM_8T -> constants.get(BITLINE_SWING_FRAC) * loads.bitlineFf() * square;
      case SRAM_CAPACITOR -> constants.get(INPUT_ONES_FRAC) * loads.bitlineFf() * square;
      case RERAM -> 0;
    };
  }

  private static double readFj(
      CrossbarTechnology technology, CellLoads loads, ProcessFactors factors) {
    Constants constants = factors.constants();
    double bitlineFj = bitlineFj(technology, loads, factors);
    return switch (technology) {
      case SRAM_8T -> bitlineFj + constants.get(SRAM_CELL_EXTRA_FJ) * factors.energy();
      case SRAM_CAPACITOR -> bitlineFj + productFj(factors);
      case RERAM -> bitlineFj;
    };
  }

  /** The current through a cell at the read voltage, times the voltage from which it is drawn. */
  private static double readMw(double supplyV, Constants constants) {
    double readV = constants.get(RERAM_READ_V);
    double clampV = constants.get(RERAM_CLAMP_FRAC) * Math.max(0, supplyV - readV);
    double onMw = (readV + clampV) * readV / constants.get(RERAM_ON_KOHM);
    return onMw * MEAN_CONDUCTANCE * constants.get(INPUT_ONES_FRAC);
  }

  /**
   * The energy of a product: a gate in the cell multiplies input and weight, and drives the
   * capacitor.
   */
  private static double productFj(ProcessFactors factors) {
    Constants constants = factors.constants();
    double gateFj = constants.get(DIGITAL_MULTIPLIER_FJ) * factors.from28().energy();
    double capacitorFj = constants.get(CELL_CAPACITOR_FF) * square(factors.process());
    return constants.get(INPUT_ONES_FRAC) * (capacitorFj + gateFj);
  }

  private static double square(CmosProcess process) {
    return process.supplyV() * process.supplyV();
  }

  /** Resistance of a cell that is on; that of a transistor grows as its supply falls. */
  static double onOhm(CrossbarTechnology technology, double slowdown, Constants constants) {
    return 1e3
        * switch (technology) {
          case SRAM_8T -> constants.get(SRAM_CELL_ON_KOHM) * slowdown;
          case SRAM_CAPACITOR -> 0;
          case RERAM -> constants.get(RERAM_ON_KOHM);
        };
  }

  private static boolean isNominal(CmosProcess process) {
    return process.supplyV() == process.node().nominalSupplyV();
  }

  /** Resistance of a transistor relative to that at the node's nominal supply. */
  private static double slowdown(CmosProcess process, double thresholdV) {
    var nominal = new CmosProcess(process.node(), process.node().nominalSupplyV());
    return Scaling.delay(nominal, process, thresholdV);
  }
}
