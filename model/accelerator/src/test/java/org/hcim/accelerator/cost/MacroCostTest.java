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
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.junit.jupiter.api.Test;

/** Macros against their components and against a network that fills one crossbar. */
class MacroCostTest {

  private static final Percentage ROUNDING = Percentage.withPercentage(1e-6);

  /** 128 inputs, 32 outputs of 4 bits, at 28 nm and 0.9 V. */
  private static final DesignPoint DIGITAL =
      Designs.a(Parameter.READOUT, "digital", Parameter.TECHNOLOGY_NM, 28);

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

  /** Four bit-streams, and the read of 8-bit sums, which takes 8 of the array's clocks. */
  @Test
  void aMacroWithComparatorsReadsItsPartialSums() {
    MacroCost cost = cost(Macro.of(Designs.a()));

    double clockNs = 2 * 8.316 / 21.8;
    assertThat(cost.vectorNs() - 4 * cost.cycleNs())
        .isCloseTo(8 * clockNs, Percentage.withPercentage(0.01));
    double dcimPj = 128 * (4 * 0.22 * 0.758 + 0.11);
    assertThat(cost.energyPj(Component.DCIM)).isCloseTo(dcimPj, Percentage.withPercentage(0.1));
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

  /**
   * Four columns and two bit-streams a conversion, of 128 columns with an ADC for each eight: an
   * eighth of the conversions and of their shift-and-adds; a quarter of the ADC's time in each
   * second bit-stream.
   */
  @Test
  void sumsThatAreAddedAsChargeSaveConversions() {
    DesignPoint point = Designs.adc("sar", 6, Parameter.COLUMNS_PER_ADC, 8);
    MacroCost each = cost(Macro.of(point));
    MacroCost sums = cost(sums(point, 4, 2));
    UnitCosts units = RandomCases.MODEL.design(point).units();
    double conversions = 128 * 4;
    double adcNs = 8 * units.adc().latencyNs();
    StreamTiming timing = units.timing();

    assertThat(sums.energyPj(Component.READOUT))
        .isCloseTo(each.energyPj(Component.READOUT) / 8, ROUNDING);
    assertThat(each.energyPj(Component.SHIFT_ADD) - sums.energyPj(Component.SHIFT_ADD))
        .isCloseTo(conversions * 7 / 8 * units.energyPj(Action.SHIFT_ADD), ROUNDING);
    assertThat(sums.energyPj(Component.CROSSBAR)).isEqualTo(each.energyPj(Component.CROSSBAR));
    assertThat(sums.energyPj(Component.SAMPLE_HOLD))
        .isEqualTo(each.energyPj(Component.SAMPLE_HOLD));
    assertThat(sums.areaMm2()).isEqualTo(each.areaMm2());
    assertThat(sums.readoutColumns()).isEqualTo(32);
    assertThat(sums.cycleNs())
        .isCloseTo(
            timing.readNs()
                + (timing.digitizeNs() - adcNs + adcNs / 4) / 2
                + timing.accumulateNs() / 2,
            ROUNDING);
    assertThat(cost(sums(point, 1, 1)).energyPj()).isEqualTo(each.energyPj());
    assertThat(cost(sums(point, 1, 1)).cycleNs()).isEqualTo(each.cycleNs());
  }

  @Test
  void refusesSumsThatNoConverterTakes() {
    DesignPoint adc = Designs.adc("sar", 6, Parameter.COLUMNS_PER_ADC, 8);

    assertThatThrownBy(() -> sums(DIGITAL, 2, 1))
        .hasMessage(
            "columns_per_conversion and streams_per_conversion must be 1 with readout digital; sar"
                + " and flash convert sums");
    assertThatThrownBy(() -> sums(adc, 3, 1))
        .hasMessage("columns_per_conversion (3) must divide columns_per_adc (8)");
    assertThatThrownBy(() -> sums(adc, 1, 3))
        .hasMessage("streams_per_conversion (3) must divide the bit-streams of an input (4)");
    assertThatThrownBy(() -> sums(adc, 0, 1))
        .hasMessage("columns_per_conversion (0) must be positive");
    assertThatThrownBy(() -> sums(adc, 1, 0))
        .hasMessage("streams_per_conversion (0) must be positive");
  }

  private static Macro sums(DesignPoint point, int columns, int streams) {
    return new Macro(
        point,
        1,
        point.rows(),
        Macro.defaultComponents(),
        OptionalDouble.empty(),
        new AnalogSums(columns, streams));
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
}
