package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.assertj.core.data.Percentage;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CmosProcess.Node;
import org.hcim.accelerator.design.CrossbarTechnology;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.technology.CellLoads;
import org.hcim.accelerator.technology.Constants;
import org.hcim.accelerator.technology.Scaling;
import org.junit.jupiter.api.Test;

/** A macro of capacitor cells worked by hand. */
class CapacitorMacroTest {

  private static final Percentage ROUNDING = Percentage.withPercentage(1e-6);

  /** 64 rows, 32 columns of capacitor cells with an ADC each, at the reference process. */
  private static final DesignPoint CAPACITOR =
      Designs.adc(
          "sar",
          8,
          Parameter.ADC_COST_SOURCE,
          "capacitive",
          Parameter.XBAR_ROWS,
          64,
          Parameter.XBAR_COLUMNS,
          32,
          Parameter.WEIGHT_BITS,
          1,
          Parameter.ACTIVATION_BITS,
          1,
          Parameter.SIGNED_MAPPING,
          "twos_complement",
          Parameter.XBAR_TECHNOLOGY,
          "sram_capacitor",
          Parameter.COLUMNS_PER_ADC,
          1);

  /** 1.2 fF at 2 fF/um2, more than the 0.436 um2 of Jia's cell at 32 nm. */
  private static final double CELL_UM2 = 0.6;

  /** Load of one cell on a line along its row, at 32 nm. */
  private static final double CAPACITOR_LINE_FF = NaivePeriphery.wordlineFf(CELL_UM2);

  /** Charge of a line with its chain of drivers, fanout 4. */
  private static final double DRIVEN = 4.0 / 3;

  /**
   * A cell of 0.6 um2 is 0.4629 um high and 1.2961 um wide: its bitline has 0.0926 + 0.044 fF. Half
   * of the inputs charge that and 1.2 fF to 0.8 V, through a gate of 0.284 fJ at 28 nm and 0.9 V.
   * Two clock lines of 0.2592 + 0.05 fF each swing every time, with drivers of a third of that.
   */
  @Test
  void aCapacitorCellChargesItsCapacitorItsGateAndItsSwitch() {
    double bitlineFf = NaivePeriphery.bitlineFf(CELL_UM2);
    double gateFj = 0.284 * energyFrom28();
    double cellFj =
        0.5 * ((1.2 + bitlineFf) * 0.64 + gateFj) + 2 * DRIVEN * CAPACITOR_LINE_FF * 0.64;
    MacroCost cost = cost(Macro.of(CAPACITOR));

    assertThat(cost.energyPj(Component.CROSSBAR)).isCloseTo(64 * 32 * cellFj * 1e-3, ROUNDING);
    assertThat(cost.areaMm2(Component.CROSSBAR))
        .isCloseTo(NaivePeriphery.arrayMm2(CELL_UM2, 64, 32), ROUNDING);
    assertThat(cost.readoutColumns()).isEqualTo(32);
  }

  /** Clock lines cross all columns, so half of the weights need as much energy for them as all. */
  @Test
  void theClocksOfARowDoNotDependOnItsWeights() {
    double fullPj = crossbarPj(32);
    double halfPj = crossbarPj(16);
    double clocksPj = 64 * 2 * DRIVEN * 32 * CAPACITOR_LINE_FF * 0.64e-3;

    assertThat(2 * (halfPj - clocksPj)).isCloseTo(fullPj - clocksPj, ROUNDING);
  }

  private static double crossbarPj(int outputs) {
    var layer = new MvmLayer("layer", 64, outputs, 1, 1, 64, OptionalDouble.empty());
    NetworkCost cost =
        RandomCases.MODEL.evaluate(CAPACITOR, NetworkProfile.of(TestNetworks.of(layer)));
    return cost.energyPj(Component.CROSSBAR);
  }

  /** At 65 nm, Jia's cell is larger than its capacitor. */
  @Test
  void aCellIsAtLeastAsLargeAsItsCapacitor() {
    assertThat(cellUm2(Node.NM_65, 1)).isGreaterThan(1.4);
    assertThat(cellUm2(Node.NM_32, 0.8)).isEqualTo(CELL_UM2);
    assertThat(cellUm2(Node.NM_7, 0.7)).isEqualTo(CELL_UM2);
  }

  private static double cellUm2(Node node, double supplyV) {
    return CellLoads.of(
            CrossbarTechnology.SRAM_CAPACITOR, new CmosProcess(node, supplyV), Constants.cited())
        .areaUm2();
  }

  /** One of two complementary lines of 32 cells swings for each bit, beside PUMA's driver. */
  @Test
  void aRowOfCapacitorCellsDrivesItsInputOrTheComplement() {
    MacroCost cost = cost(Macro.of(CAPACITOR));

    assertThat(cost.energyPj(Component.WORDLINE_DRIVER))
        .isCloseTo(64 * (0.00350625 + 32 * DRIVEN * CAPACITOR_LINE_FF * 0.64e-3), ROUNDING);
  }

  /** Two complementary inputs and two clocks: four lines of 32 cells, each with a driver. */
  @Test
  void eachLineAlongARowHasADriverOfItsSize() {
    double driverUm2 = 32 * CAPACITOR_LINE_FF * NaivePeriphery.DRIVER_UM2_PER_FF;

    assertThat(cost(Macro.of(CAPACITOR)).areaMm2(Component.WORDLINE_DRIVER))
        .isCloseTo(64 * (0.167 + 4 * driverUm2) / NaivePeriphery.UTILIZATION * 1e-6, ROUNDING);
  }

  /**
   * ZigZag's 8 x (0.64 + 64 x 0.00653) ns at 28 nm and 0.9 V have the settling of the bitlines.
   * Beside them: register and driver, the wordline's wire, sampling, shift-and-add and register.
   */
  @Test
  void theTimeOfACapacitiveAdcHasThatOfItsArray() {
    double adcNs = 8 * (0.64 + 64 * 0.00653) * delayFrom28();
    double lineNs =
        0.38 * (32 * 4.66 * Math.sqrt(CELL_UM2 * 2.8)) * (32 * CAPACITOR_LINE_FF) * 1e-6;
    double crossbarNs = 1 + 1 + lineNs;

    assertThat(cost(Macro.of(CAPACITOR)).cycleNs()).isCloseTo(crossbarNs + 1 + adcNs + 2, ROUNDING);
  }

  /** Samples are taken once the bitlines have settled, and are converted one after the other. */
  @Test
  void columnsThatShareAnAdcSettleTogether() {
    double oneNs = cost(Macro.of(sharing(1))).cycleNs();

    assertThat(cost(Macro.of(sharing(8))).cycleNs() - oneNs)
        .isCloseTo(7 * 8 * 0.64 * delayFrom28(), ROUNDING);
  }

  private static DesignPoint sharing(int columns) {
    return Designs.adc(
        "sar",
        8,
        Parameter.ADC_COST_SOURCE,
        "capacitive",
        Parameter.COLUMNS_PER_ADC,
        columns,
        Parameter.XBAR_TECHNOLOGY,
        "sram_capacitor");
  }

  /** Rows that wait have cells and load the bitlines, but no capacitor of theirs is charged. */
  @Test
  void rowsThatWaitLoadTheBitlines() {
    double bitlineFj = 0.5 * NaivePeriphery.bitlineFf(CELL_UM2) * 0.64;
    MacroCost all = cost(Macro.of(CAPACITOR));
    MacroCost quarter = cost(new Macro(CAPACITOR, 1, 256, Macro.defaultComponents()));

    assertThat(quarter.energyPj(Component.CROSSBAR) - all.energyPj(Component.CROSSBAR))
        .isCloseTo(3 * 64 * 32 * bitlineFj * 1e-3, ROUNDING);
    assertThat(quarter.areaMm2(Component.CROSSBAR))
        .isCloseTo(NaivePeriphery.arrayMm2(CELL_UM2, 256, 32), ROUNDING);
    assertThat(quarter.macro().macs()).isEqualTo(all.macro().macs());
  }

  /**
   * Cells leak 0.1 nW, and all else 0.4 nW for each um2 of its transistors: what writes cells, a
   * driver for each of four lines of a row, samplers of 12 um2 and shift-and-adders of 60 um2.
   */
  @Test
  void leaksByItsCellsAndByTheAreaOfItsLogic() {
    double driverUm2 = 0.167 + 4 * 32 * CAPACITOR_LINE_FF * NaivePeriphery.DRIVER_UM2_PER_FF;
    double logicUm2 = NaivePeriphery.writeUm2(CELL_UM2, 64, 32) + 64 * driverUm2 + 32 * (12.0 + 60);
    MacroCost cost = cost(Macro.of(CAPACITOR));

    assertThat(cost.energyPj(Component.LEAKAGE))
        .isCloseTo((64 * 32 * 0.1 + logicUm2 * 0.4) * 1e-6 * cost.cycleNs(), ROUNDING);
  }

  private static MacroCost cost(Macro macro) {
    return MacroCost.of(RandomCases.MODEL, macro);
  }

  private static double energyFrom28() {
    return Constants.cited().energyScale(new CmosProcess(Node.NM_28, 0.9), Scaling.REFERENCE);
  }

  private static double delayFrom28() {
    return Scaling.delay(new CmosProcess(Node.NM_28, 0.9), Scaling.REFERENCE, 0.35);
  }
}
