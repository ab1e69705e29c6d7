package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.ConstantRange;
import org.hcim.accelerator.technology.Constants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An explanation cites the constants on which a unit cost depends, and no others. */
class SourcesTest {

  /**
   * Its unit energy is the area of a crossbar's parts times the next constant; they cite theirs.
   */
  private static final EnumSet<Action> BY_AREA = EnumSet.of(Action.WAKE_UP);

  /**
   * Scale all energies below 32 nm alike, all delays at another supply than the nominal one, and
   * figures that are published at 28 nm.
   */
  private static final EnumSet<Constant> GENERAL =
      EnumSet.of(Constant.SIMULATED_ENERGY_WEIGHT, Constant.TRANSISTOR_THRESHOLD_V);

  /** In the counts of actions: times at which gated circuits leak, and the sparsity curve. */
  private static final EnumSet<Constant> OF_COUNTS =
      EnumSet.of(
          Constant.GATED_LEAKAGE_FRAC,
          Constant.DCIM_ENERGY_FRAC_50,
          Constant.DCIM_ENERGY_FRAC_60,
          Constant.DCIM_ENERGY_FRAC_70,
          Constant.DCIM_ENERGY_FRAC_80,
          Constant.DCIM_ENERGY_FRAC_90);

  /** The model with one constant changed, for each constant. */
  private static final Map<Constant, CostModel> CHANGED =
      EnumSet.complementOf(GENERAL).stream()
          .collect(Collectors.toMap(Function.identity(), SourcesTest::changed));

  static List<DesignPoint> designs() {
    return List.of(
        Designs.a(Parameter.STREAM_BITS, 2),
        Designs.a(Parameter.XBAR_ROWS, 32, Parameter.XBAR_COLUMNS, 256, Parameter.SUPPLY_V, 0.75),
        Designs.a(Parameter.XBAR_ROWS, 64, Parameter.XBAR_COLUMNS, 512),
        Designs.a(Parameter.XBAR_COLUMNS, 1024),
        Designs.a(Parameter.TERNARY_THRESHOLDS, "slice_and_stream"),
        Designs.a(Parameter.TERNARY_THRESHOLDS, "half_scale", Parameter.XBAR_COLUMNS, 64),
        Designs.a(Parameter.READOUT, "binary", Parameter.XBAR_ROWS, 512),
        Designs.a(Parameter.READOUT, "digital", Parameter.XBAR_ROWS, 200),
        Designs.a(Parameter.READOUT, "digital", Parameter.DIGITAL_STRUCTURE, "cell_adder"),
        Designs.a(Parameter.XBAR_TECHNOLOGY, "reram", Parameter.XBAR_ROWS, 256),
        Designs.a(Parameter.TEMPERATURE_C, 80.0),
        Designs.a(Parameter.XBAR_TECHNOLOGY, "sram_capacitor"),
        Designs.adc("sar", 7, Parameter.XBARS_PER_TILE, 16),
        Designs.adc("sar", 6),
        Designs.adc("flash", 4),
        Designs.adc("sar", 8, Parameter.ADC_COST_SOURCE, "regression", Parameter.SUPPLY_V, 0.9),
        Designs.adc("sar", 8, Parameter.ADC_COST_SOURCE, "capacitive"),
        Designs.adc("flash", 8, Parameter.ADC_COST_SOURCE, "comparators"),
        Designs.adc("sar", 6, Parameter.ADC_LEVELS, "nonuniform"),
        Designs.adc("flash", 4, Parameter.ADC_LEVELS, "nonuniform"),
        reram("sar", 7, "paper"),
        reram("sar", 6, "survey"),
        reram("flash", 4, "paper"),
        reram("sar", 8, "regression"),
        reram("sar", 8, "capacitive"),
        reram("flash", 8, "comparators"),
        Designs.adc(
            "sar", 6, Parameter.ADC_LEVELS, "nonuniform", Parameter.XBAR_TECHNOLOGY, "reram"));
  }

  private static DesignPoint reram(String readout, int bits, String source) {
    return Designs.adc(
        readout,
        bits,
        Parameter.ADC_COST_SOURCE,
        source,
        Parameter.XBAR_TECHNOLOGY,
        "reram",
        Parameter.XBAR_ROWS,
        96);
  }

  @ParameterizedTest
  @MethodSource("designs")
  void aConstantThatChangesAUnitCostIsCited(DesignPoint design) {
    UnitCosts cited = RandomCases.MODEL.design(design).units();
    var sources = new Sources(design);
    for (Constant constant : CHANGED.keySet()) {
      UnitCosts changed = changed(constant, design);
      for (Action action : EnumSet.complementOf(BY_AREA)) {
        if (changed.energyPj(action) != cited.energyPj(action)) {
          assertThat(sources.of(action)).as(action.name()).contains(constant);
        }
      }
      for (Part part : Part.values()) {
        if (changed.areaMm2(part) != cited.areaMm2(part)) {
          assertThat(sources.of(part)).as(part.name()).contains(constant);
        }
      }
    }
  }

  /** Some laws have a least size, so a constant need not matter in each design that cites it. */
  @Test
  void aCitedConstantChangesTheUnitCostOfADesign() {
    var citations = new TreeSet<String>();
    var changes = new TreeSet<String>();
    for (DesignPoint design : designs()) {
      UnitCosts cited = RandomCases.MODEL.design(design).units();
      var sources = new Sources(design);
      for (Action action : Action.values()) {
        ToDoubleFunction<UnitCosts> energyPj = units -> units.energyPj(action);
        for (Constant constant : ofUnitCost(energyPj, cited, sources.of(action))) {
          citations.add(action + " cites " + constant);
          if (changes(constant, energyPj, design, cited)) {
            changes.add(action + " cites " + constant);
          }
        }
      }
      for (Part part : Part.values()) {
        ToDoubleFunction<UnitCosts> areaMm2 = units -> units.areaMm2(part);
        for (Constant constant : ofUnitCost(areaMm2, cited, sources.of(part))) {
          citations.add(part + " cites " + constant);
          if (changes(constant, areaMm2, design, cited)) {
            changes.add(part + " cites " + constant);
          }
        }
      }
    }

    assertThat(changes).isEqualTo(citations);
  }

  /** The sources of a unit cost that the design has; each once. */
  private static List<Constant> ofUnitCost(
      ToDoubleFunction<UnitCosts> cost, UnitCosts units, List<Constant> sources) {
    assertThat(sources).doesNotHaveDuplicates();
    return cost.applyAsDouble(units) == 0
        ? List.of()
        : sources.stream().filter(constant -> !OF_COUNTS.contains(constant)).toList();
  }

  private static boolean changes(
      Constant constant, ToDoubleFunction<UnitCosts> cost, DesignPoint design, UnitCosts cited) {
    return cost.applyAsDouble(changed(constant, design)) != cost.applyAsDouble(cited);
  }

  private static UnitCosts changed(Constant constant, DesignPoint design) {
    return CHANGED.get(constant).design(design).units();
  }

  private static CostModel changed(Constant constant) {
    double value = Constants.cited().get(constant);
    double changed = value == 0 ? 1 : 1.5 * value;
    boolean isAccepted = ConstantRange.of(constant).contains(changed);
    return CostModel.with(
        Constants.cited().with(Map.of(constant, isAccepted ? changed : value / 1.5)));
  }
}
