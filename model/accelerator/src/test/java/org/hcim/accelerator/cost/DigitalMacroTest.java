package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CmosProcess.Node;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Macros of adder trees and of adders in cells, worked by hand. */
class DigitalMacroTest {

  private static final Percentage ROUNDING = Percentage.withPercentage(1e-6);

  /** 128 inputs, 32 outputs of 4 bits, at 28 nm and 0.9 V. */
  private static final DesignPoint DIGITAL =
      Designs.a(Parameter.READOUT, "digital", Parameter.TECHNOLOGY_NM, 28);

  /** Charge of a line with its chain: inputs of 1/4 + 1/16 + ... = 1/3, and as much drain. */
  private static final double DRIVEN = 5.0 / 3;

  /** Random bits differ from the one before in half of the cases, and rise in half of these. */
  private static final double RISES = 0.25;

  /** ZigZag's flip-flop of 1.7 fJ and 3.68 um2 at 28 nm and 0.9 V. */
  private static final double FLIP_FLOP_FJ = 1.7;

  /**
   * Per output and stream 628 adders and 512 products at a quarter activity, 15 bits accumulate.
   */
  @Test
  void aDigitalMacroIsItsTrees() {
    MacroCost cost = cost(new Macro(DIGITAL, 3, 128, Macro.defaultComponents()));
    double treeFj = 0.25 * (628 * 3.4 + 512 * 0.284) + 15 * (3.4 + 1.7);
    double treeUm2 = 628 * 4.79 + 512 * 0.614 + 15 * (4.79 + 3.68);

    assertThat(cost.macro().macs()).isEqualTo(3 * 128 * 32);
    assertThat(cost.energyPj(Component.READOUT)).isCloseTo(3 * 32 * 4 * treeFj * 1e-3, ROUNDING);
    assertThat(cost.areaMm2(Component.READOUT)).isCloseTo(3 * 32 * treeUm2 * 1e-6, ROUNDING);
    assertThat(cost.readoutColumns()).isEqualTo(3 * 32);
  }

  /** 8 outputs of 8-bit weights: a wire over 15 cells and 8 product gates each load an input. */
  @Test
  void adderCellsLoadTheLinesOfInputs() {
    DesignPoint cells =
        Designs.a(
            Parameter.READOUT,
            "digital",
            Parameter.DIGITAL_STRUCTURE,
            "cell_adder",
            Parameter.WEIGHT_BITS,
            8,
            Parameter.XBAR_COLUMNS,
            64);
    double cellUm2 = 0.25 + NaivePeriphery.UTILIZATION * (4.79 + 0.614) * 0.31 / 0.247;
    double lineFf = 8 * (15 * 0.2 * Math.sqrt(cellUm2) + 8 * 0.7 * 0.05 / 0.0417);
    double driverUm2 = lineFf * NaivePeriphery.DRIVER_UM2_PER_FF;
    MacroCost cost = cost(Macro.of(cells));
    double holdFj = FLIP_FLOP_FJ * energyFrom28(cells);

    assertThat(cost.energyPj(Component.WORDLINE_DRIVER))
        .isCloseTo(4 * 128 * (holdFj + RISES * DRIVEN * lineFf * 0.64) * 1e-3, ROUNDING);
    assertThat(cost.areaMm2(Component.WORDLINE_DRIVER))
        .isCloseTo(
            128 * (NaivePeriphery.FLIP_FLOP_UM2 + driverUm2) / NaivePeriphery.UTILIZATION * 1e-6,
            ROUNDING);
  }

  /** 128 cells of 0.2 fF/um over 0.721 um and a gate each; no driver of an analog row. */
  @Test
  void aRowOfATreeHoldsItsBitAndDrivesItsCells() {
    double cellUm = Math.sqrt(0.25 * 0.127 / 0.171 * 2.8);
    double lineFf = 128 * (0.2 * cellUm + 0.0417);
    double lineFj = RISES * DRIVEN * lineFf * 0.81;
    double driverUm2 = lineFf / 3 * (0.614 / 2 / 0.7);

    assertThat(cost(Macro.of(DIGITAL)).energyPj(Component.WORDLINE_DRIVER))
        .isCloseTo(4 * 128 * (FLIP_FLOP_FJ + lineFj) * 1e-3, ROUNDING);
    assertThat(cost(Macro.of(DIGITAL)).areaMm2(Component.WORDLINE_DRIVER))
        .isCloseTo(128 * (3.68 + driverUm2) / NaivePeriphery.UTILIZATION * 1e-6, ROUNDING);
  }

  /** PUMA's driver of an analog row has no part in a digital one. */
  @Test
  void theDriverOfAnAnalogRowIsNotCounted() {
    CostModel dear =
        CostModel.with(
            Constants.cited()
                .with(
                    Map.of(
                        Constant.DRIVER_ROW_ENERGY_PJ, 1.0,
                        Constant.DRIVER_ROW_AREA_MM2, 1.0,
                        Constant.DRIVER_LATENCY_NS, 100.0,
                        Constant.INPUT_ONES_FRAC, 1.0)));

    for (String structure : List.of("adder_tree", "cell_adder")) {
      Macro macro =
          Macro.of(Designs.a(Parameter.READOUT, "digital", Parameter.DIGITAL_STRUCTURE, structure));
      MacroCost cited = cost(macro);
      MacroCost changed = MacroCost.of(dear, macro);

      assertThat(changed.energyPj()).isEqualTo(cited.energyPj());
      assertThat(changed.areaMm2()).isEqualTo(cited.areaMm2());
      assertThat(changed.cycleNs()).isEqualTo(cited.cycleNs());
    }
  }

  @Test
  void streamsOfADigitalArrayHaveDriversNotDacs() {
    DesignPoint one = Designs.a(Parameter.READOUT, "digital");
    DesignPoint four = Designs.a(Parameter.READOUT, "digital", Parameter.STREAM_BITS, 4);

    assertThat(cost(Macro.of(four)).energyPj(Component.WORDLINE_DRIVER))
        .isCloseTo(cost(Macro.of(one)).energyPj(Component.WORDLINE_DRIVER), ROUNDING);
    assertThat(cost(Macro.of(four)).areaMm2(Component.WORDLINE_DRIVER))
        .isCloseTo(4 * cost(Macro.of(one)).areaMm2(Component.WORDLINE_DRIVER), ROUNDING);
  }

  /** ZigZag's law is of whole cycles: 2.9938 ns of 128 rows of 4 bits, and the wire of a row. */
  @Test
  void theTimeOfAdderTreesIsThatOfTheirCycle() {
    double cellUm = Math.sqrt(0.25 * 0.127 / 0.171 * 2.8);
    double lineNs = 0.38 * (128 * 6.07 * cellUm) * (128 * (0.2 * cellUm + 0.0417)) * 1e-6;
    double treeNs = 0.0478 + 6 * 0.229 + 0.21 + 9 * 0.0956;

    assertThat(cost(Macro.of(DIGITAL)).cycleNs())
        .isCloseTo(treeNs + (0.21 + 3 * 0.0956) + lineNs, ROUNDING);
  }

  /**
   * The law's 4.7831 ns for a stage of 8 rows and 8 bits, and the wire of an input's line: per
   * output 15 cells of sqrt(0.7 x (4.79 + 0.614) + 0.25 x 0.127 / 0.171) um with 6.07 ohm/um and
   * 0.2 fF/um, and 8 gates of 0.7 fF.
   */
  @ParameterizedTest(name = "{0} columns")
  @ValueSource(ints = {64, 1024})
  void theTimeOfAddersInCellsHasTheWireOfAnInput(int columns) {
    double cellUm = Math.sqrt(0.7 * (4.79 + 0.614) + 0.25 * 0.127 / 0.171);
    int outputs = columns / 8;
    double lineOhm = outputs * 15 * 6.07 * cellUm;
    double lineFf = outputs * (15 * 0.2 * cellUm + 8 * 0.7);
    DesignPoint cells =
        Designs.a(
            Parameter.READOUT,
            "digital",
            Parameter.DIGITAL_STRUCTURE,
            "cell_adder",
            Parameter.WEIGHT_BITS,
            8,
            Parameter.ACTIVATION_BITS,
            8,
            Parameter.XBAR_COLUMNS,
            columns,
            Parameter.TECHNOLOGY_NM,
            28);

    assertThat(cost(Macro.of(cells)).cycleNs())
        .isCloseTo(
            3.9039 + 0.8792 + 0.38 * lineOhm * lineFf * 1e-6, Percentage.withPercentage(1e-4));
  }

  /** The scaling of energies that are published at 28 nm and 0.9 V. */
  private static double energyFrom28(DesignPoint point) {
    return Constants.cited().energyScale(new CmosProcess(Node.NM_28, 0.9), point.process());
  }

  private static MacroCost cost(Macro macro) {
    return MacroCost.of(RandomCases.MODEL, macro);
  }
}
