package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.junit.jupiter.api.Test;

/** Macros of adder trees and of adders in cells, worked by hand. */
class DigitalMacroTest {

  private static final Percentage ROUNDING = Percentage.withPercentage(1e-6);

  /** 128 inputs, 32 outputs of 4 bits, at 28 nm and 0.9 V. */
  private static final DesignPoint DIGITAL =
      Designs.a(Parameter.READOUT, "digital", Parameter.TECHNOLOGY_NM, 28);

  /** Charge of a line with its chain of drivers, fanout 4. */
  private static final double DRIVEN = 4.0 / 3;

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

    assertThat(cost.energyPj(Component.WORDLINE_DRIVER))
        .isCloseTo(4 * 128 * (0.00350625 + 0.5 * DRIVEN * lineFf * 0.64e-3), ROUNDING);
    assertThat(cost.areaMm2(Component.WORDLINE_DRIVER))
        .isCloseTo(128 * (0.167 + driverUm2) / NaivePeriphery.UTILIZATION * 1e-6, ROUNDING);
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

  private static MacroCost cost(Macro macro) {
    return MacroCost.of(RandomCases.MODEL, macro);
  }
}
