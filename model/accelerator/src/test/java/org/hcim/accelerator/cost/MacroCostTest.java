package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.Dice;
import org.hcim.accelerator.RandomDesigns;
import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CmosProcess.Node;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.technology.Scaling;
import org.junit.jupiter.api.Test;

/** Macros worked by hand, and against the cost of a network that fills one crossbar. */
class MacroCostTest {

  private static final Percentage ROUNDING = Percentage.withPercentage(1e-6);

  /** 128 inputs, 32 outputs of 4 bits, at 28 nm and 0.9 V. */
  private static final DesignPoint DIGITAL =
      Designs.a(Parameter.READOUT, "digital", Parameter.TECHNOLOGY_NM, 28);

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

  /** Load of one cell of 0.436 um2 on a line along its row, at 32 nm. */
  private static final double CAPACITOR_LINE_FF = 0.2 * Math.sqrt(0.436 * 2.8) + 0.05;

  /** Charge of a line with its chain of drivers, fanout 4. */
  private static final double DRIVEN = 4.0 / 3;

  /** ZigZag's gate of 0.614 um2 and 0.7 fF at 28 nm, at 32 nm; an inverter is half of one. */
  private static final double GATE_UM2 = 0.614 * 0.31 / 0.247;

  private static final double DRIVER_UM2_PER_FF = GATE_UM2 / 2 / (0.7 * 0.05 / 0.0417) / 3;

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

  /**
   * A cell of 0.436 um2 is 0.3946 um high and 1.1049 um wide: its bitline has 0.0789 + 0.044 fF.
   * Half of the inputs charge that and 1.2 fF to 0.8 V, through a gate of 0.284 fJ at 28 nm and 0.9
   * V. Two clock lines of 0.2210 + 0.05 fF each swing every time, with drivers of a third of that.
   */
  @Test
  void aCapacitorCellChargesItsCapacitorItsGateAndItsSwitch() {
    double bitlineFf = 0.2 * Math.sqrt(0.436 / 2.8) + 0.044;
    double gateFj = 0.284 * energyFrom28();
    double cellFj =
        0.5 * ((1.2 + bitlineFf) * 0.64 + gateFj) + 2 * DRIVEN * CAPACITOR_LINE_FF * 0.64;
    MacroCost cost = cost(Macro.of(CAPACITOR));

    assertThat(cost.energyPj(Component.CROSSBAR)).isCloseTo(64 * 32 * cellFj * 1e-3, ROUNDING);
    assertThat(cost.areaMm2(Component.CROSSBAR))
        .isCloseTo(64 * 32 * 0.436e-6 + writeMm2(64), ROUNDING);
    assertThat(cost.readoutColumns()).isEqualTo(32);
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
    double driverUm2 = 32 * CAPACITOR_LINE_FF * DRIVER_UM2_PER_FF;

    assertThat(cost(Macro.of(CAPACITOR)).areaMm2(Component.WORDLINE_DRIVER))
        .isCloseTo(64 * (1.67e-7 + 4 * driverUm2 * 1e-6), ROUNDING);
  }

  /**
   * ZigZag's 8 x (0.64 + 64 x 0.00653) ns at 28 nm and 0.9 V have the settling of the bitlines.
   * Beside them: register and driver, the wordline's wire, sampling, shift-and-add and register.
   */
  @Test
  void theTimeOfACapacitiveAdcHasThatOfItsArray() {
    double adcNs = 8 * (0.64 + 64 * 0.00653) * delayFrom28();
    double lineNs = 0.38 * (32 * 4.66 * Math.sqrt(0.436 * 2.8)) * (32 * CAPACITOR_LINE_FF) * 1e-6;
    double crossbarNs = 1 + 1 + lineNs;

    assertThat(cost(Macro.of(CAPACITOR)).cycleNs()).isCloseTo(crossbarNs + 1 + adcNs + 2, ROUNDING);
  }

  /** Rows that wait have cells and load the bitlines, but no capacitor of theirs is charged. */
  @Test
  void rowsThatWaitLoadTheBitlines() {
    double bitlineFj = 0.5 * (0.2 * Math.sqrt(0.436 / 2.8) + 0.044) * 0.64;
    MacroCost all = cost(Macro.of(CAPACITOR));
    MacroCost quarter = cost(new Macro(CAPACITOR, 1, 256, Macro.defaultComponents()));

    assertThat(quarter.energyPj(Component.CROSSBAR) - all.energyPj(Component.CROSSBAR))
        .isCloseTo(3 * 64 * 32 * bitlineFj * 1e-3, ROUNDING);
    assertThat(quarter.areaMm2(Component.CROSSBAR))
        .isCloseTo(256 * 32 * 0.436e-6 + writeMm2(256), ROUNDING);
    assertThat(quarter.macro().macs()).isEqualTo(all.macro().macs());
  }

  /** Circuits leak for as long as the measurement took; nothing else follows its clock. */
  @Test
  void leaksOverTheCycleOfTheMeasurement() {
    MacroCost own = cost(Macro.of(DIGITAL));
    double twiceNs = 2 * own.cycleNs();
    MacroCost slower =
        cost(new Macro(DIGITAL, 1, 128, Macro.defaultComponents(), OptionalDouble.of(twiceNs)));

    assertThat(slower.energyPj(Component.LEAKAGE))
        .isCloseTo(2 * own.energyPj(Component.LEAKAGE), ROUNDING);
    assertThat(slower.energyPj(Component.READOUT)).isEqualTo(own.energyPj(Component.READOUT));
    assertThat(slower.cycleNs()).isEqualTo(own.cycleNs());
    assertThatThrownBy(
            () -> new Macro(DIGITAL, 1, 128, Macro.defaultComponents(), OptionalDouble.of(0)))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage("measured_cycle_ns (0.0) must be positive and finite");
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
    double cellUm2 = 0.25 + (4.79 + 0.614) * 0.31 / 0.247;
    double lineFf = 8 * (15 * 0.2 * Math.sqrt(cellUm2) + 8 * 0.7 * 0.05 / 0.0417);
    double driverUm2 = lineFf * DRIVER_UM2_PER_FF;
    MacroCost cost = cost(Macro.of(cells));

    assertThat(cost.energyPj(Component.WORDLINE_DRIVER))
        .isCloseTo(4 * 128 * (0.00350625 + 0.5 * DRIVEN * lineFf * 0.64e-3), ROUNDING);
    assertThat(cost.areaMm2(Component.WORDLINE_DRIVER))
        .isCloseTo(128 * (1.67e-7 + driverUm2 * 1e-6), ROUNDING);
  }

  @Test
  void componentsAddUpToTheTotals() {
    var dice = new Dice(17);
    for (int i = 0; i < 200; i++) {
      MacroCost cost = cost(macro(dice));
      double energyPj = 0;
      double areaMm2 = 0;
      for (Component component : cost.macro().components()) {
        energyPj += cost.energyPj(component);
        areaMm2 += cost.areaMm2(component);
      }

      assertThat(cost.energyPj()).isCloseTo(energyPj, ROUNDING).isPositive();
      assertThat(cost.areaMm2()).isCloseTo(areaMm2, ROUNDING).isPositive();
    }
  }

  /** The dynamic energy of a component is what a network pays that fills one crossbar once. */
  @Test
  void costsWhatANetworkPaysThatFillsACrossbar() {
    var dice = new Dice(18);
    for (int i = 0; i < 200; i++) {
      Macro macro = macro(dice);
      DesignPoint point = macro.point();
      MvmLayer layer =
          new MvmLayer(
              "full",
              point.rows(),
              point.outputsPerCrossbar(),
              1,
              1,
              point.rows(),
              OptionalDouble.empty());
      NetworkCost network =
          RandomCases.cost(point, new Network("full", "full", "", List.of(layer)));
      MacroCost cost = cost(macro);

      for (Component component : EnumSet.complementOf(EnumSet.of(Component.LEAKAGE))) {
        if (macro.components().contains(component)) {
          assertThat(cost.energyPj(component)).isEqualTo(network.energyPj(component));
        } else {
          assertThat(cost.energyPj(component)).isZero();
        }
      }
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

  @Test
  void refusesWhatIsNoMacro() {
    assertThatThrownBy(() -> new Macro(DIGITAL, 1, 64, Macro.defaultComponents()))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage("array_rows (64) must be at least xbar_rows (128)");
    assertThatThrownBy(() -> new Macro(DIGITAL, 0, 128, Macro.defaultComponents()))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage("crossbars (0) must be positive");
    assertThatThrownBy(() -> new Macro(DIGITAL, 1, 128, Set.of(Component.BUFFER)))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessageContaining("components of a macro must be among");
    assertThatThrownBy(() -> Macro.of(Designs.a(Parameter.TILES, 1)))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessageContaining("tiles and weight_replication must be absent");
  }

  private static Macro macro(Dice dice) {
    while (true) {
      try {
        DesignPoint point =
            RandomDesigns.valid(
                dice,
                Parameter.TILES,
                null,
                Parameter.WEIGHT_REPLICATION,
                1,
                Parameter.SLICE_PLACEMENT,
                "adjacent",
                Parameter.POWER_GATING,
                "ideal");
        Macro macro = new Macro(point, 1, point.rows(), Macro.possibleComponents());
        cost(macro);
        return macro;
      } catch (InvalidDesignException notCovered) {
        // not every random design is one: the next
      }
    }
  }

  private static MacroCost cost(Macro macro) {
    return MacroCost.of(RandomCases.MODEL, macro);
  }

  /**
   * Circuits that write rows of 32 capacitor cells, by hand: strips of rows and columns, and the
   * corner.
   */
  private static double writeMm2(int rows) {
    double decoderInputs = rows == 64 ? 3 : 4;
    double rowUm2 =
        decoderInputs * GATE_UM2 / 2 + 32 * (CAPACITOR_LINE_FF + 0.05) * DRIVER_UM2_PER_FF;
    double bitlineFf = rows * (0.2 * Math.sqrt(0.436 / 2.8) + 0.044);
    double columnUm2 = 0.75 * GATE_UM2 + 2 * bitlineFf * DRIVER_UM2_PER_FF + 3.68 * 0.31 / 0.247;
    return (rows * rowUm2 + 32 * columnUm2 + rowUm2 * columnUm2 / 0.436) * 1e-6;
  }

  private static double energyFrom28() {
    return Scaling.energy(new CmosProcess(Node.NM_28, 0.9), Scaling.REFERENCE);
  }

  private static double delayFrom28() {
    return Scaling.delay(new CmosProcess(Node.NM_28, 0.9), Scaling.REFERENCE);
  }
}
