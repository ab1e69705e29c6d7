package org.hcim.accelerator.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.Dice;
import org.hcim.accelerator.RandomDesigns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlgorithmSettingTest {

  private static final int DESIGNS = 400;

  /** From the values of a design to a setting, to its values and back; into another design too. */
  @Test
  void valuesGoThereAndBack() {
    var dice = new Dice(1);
    for (int i = 0; i < DESIGNS; i++) {
      Object[] design = valid(dice);
      var setting = AlgorithmSetting.of(design);

      assertThat(new AlgorithmSetting(setting.levels(), setting.values())).isEqualTo(setting);
      setting
          .values()
          .forEach(
              (parameter, value) -> {
                if (!isIgnored(parameter, design)) {
                  assertThat(value).isEqualTo(design[index(parameter)]);
                }
              });
      Object[] other = valid(dice);
      other[index(Parameter.READOUT)] = design[index(Parameter.READOUT)];
      setting.values().forEach((parameter, value) -> other[index(parameter)] = value);
      assertThat(AlgorithmSetting.of(other)).isEqualTo(setting);
    }
  }

  /**
   * A parameter that is marked as deciding results changes the setting of every design to which it
   * applies, and no other parameter does.
   */
  @ParameterizedTest
  @EnumSource
  void exactlyWhatDecidesResultsChangesTheSetting(Parameter parameter) {
    var dice = new Dice(parameter.ordinal());
    for (int i = 0; i < DESIGNS; i++) {
      Object[] design = valid(dice);
      if (design[index(parameter)] == null
          || parameter == Parameter.READOUT
          || isIgnored(parameter, design)) {
        continue;
      }
      Object[] changed = design.clone();
      changed[index(parameter)] = another(parameter, design[index(parameter)]);
      try {
        DesignPoint.of(changed);
      } catch (InvalidDesignException broken) {
        continue;
      }
      assertThat(AlgorithmSetting.of(changed).equals(AlgorithmSetting.of(design)))
          .as("%s", Arrays.toString(design))
          .isEqualTo(!parameter.decidesResults());
    }
  }

  /** Circuits with the same levels compute the same. */
  @ParameterizedTest
  @EnumSource
  void ofAReadoutItsLevelsDecide(ReadoutKind kind) {
    for (ReadoutKind other : ReadoutKind.values()) {
      boolean isSame = kind.levels() == other.levels();
      assertThat(AlgorithmSetting.of(defaults(kind)).equals(AlgorithmSetting.of(defaults(other))))
          .isEqualTo(isSame);
    }
  }

  @ParameterizedTest
  @EnumSource
  void defaultsAreThoseOfTheCatalog(ReadoutLevels levels) {
    var setting = AlgorithmSetting.defaults(levels);

    setting
        .values()
        .forEach((parameter, value) -> assertThat(parameter.domain().byDefault()).contains(value));
    assertThat(setting.values().keySet())
        .containsExactlyElementsOf(AlgorithmSetting.parameters(levels));
  }

  @Test
  void anIdealReadoutLeavesWeightsAndActivations() {
    var ideal =
        AlgorithmSetting.defaults(ReadoutLevels.BINARY)
            .with(Parameter.XBAR_ROWS, 64)
            .with(Parameter.WEIGHT_BITS, 3)
            .ideal();

    assertThat(ideal)
        .isEqualTo(AlgorithmSetting.defaults(ReadoutLevels.IDEAL).with(Parameter.WEIGHT_BITS, 3));
    assertThat(ideal.columns())
        .isEqualTo(
            Map.of(
                "conversion", "ideal",
                "cell_bits", 1,
                "weight_bits", 3,
                "activation_bits", 4,
                "stream_bits", 1,
                "signed_mapping", "differential"));
  }

  @Test
  void columnsAreThoseOfTables() {
    assertThat(AlgorithmSetting.defaults(ReadoutLevels.TERNARY).columns())
        .containsExactly(
            Map.entry("conversion", "ternary"),
            Map.entry("xbar_rows", 128),
            Map.entry("cell_bits", 1),
            Map.entry("weight_bits", 4),
            Map.entry("activation_bits", 4),
            Map.entry("stream_bits", 1),
            Map.entry("signed_mapping", "differential"),
            Map.entry("scale_factor_bits", 4),
            Map.entry("scale_factor_granularity", "bit_slice"),
            Map.entry("partial_sum_bits", 8),
            Map.entry("ternary_thresholds", "alpha"));
  }

  @Test
  void mistakesAreNamed() {
    var ternary = AlgorithmSetting.defaults(ReadoutLevels.TERNARY);
    var without = new EnumMap<>(ternary.values());
    without.remove(Parameter.PARTIAL_SUM_BITS);

    assertThatThrownBy(() -> new AlgorithmSetting(ReadoutLevels.TERNARY, without))
        .hasMessage("partial_sum_bits must have a value: a whole number from 2 to 32");
    assertThatThrownBy(() -> ternary.with(Parameter.ADC_BITS, 7))
        .hasMessage("adc_bits is not part of a setting with a readout ternary");
    assertThatThrownBy(() -> ternary.with(Parameter.TECHNOLOGY_NM, 32))
        .hasMessage("technology_nm is not part of a setting with a readout ternary");
    assertThatThrownBy(() -> ternary.integer(Parameter.ADC_BITS))
        .hasMessage("adc_bits is not part of a setting with a readout ternary");
    assertThatThrownBy(() -> ternary.with(Parameter.XBAR_ROWS, 0))
        .hasMessage("xbar_rows (0) must be a whole number from 16 to 4096");
    assertThatThrownBy(() -> ternary.with(Parameter.XBAR_ROWS, "64"))
        .hasMessage("xbar_rows (64) must be a whole number from 16 to 4096");
    assertThatThrownBy(() -> ternary.with(Parameter.CELL_BITS, 5))
        .hasMessage("cell_bits (5) must be at most weight_bits (4)");
    assertThatThrownBy(() -> ternary.with(Parameter.SCALE_FACTOR_BITS, 9))
        .hasMessage("partial_sum_bits (8) must be at least scale_factor_bits (9)");
    assertThatThrownBy(() -> AlgorithmSetting.of(new Object[Parameter.count()]))
        .hasMessage("readout must have a value: one of ternary, binary, sar, flash, digital");
  }

  /** A network may have rows that no spec can ask for. */
  @Test
  void rangesAreThoseOfSpecsOnly() {
    assertThat(AlgorithmSetting.defaults(ReadoutLevels.ADC).with(Parameter.XBAR_ROWS, 8).rows())
        .isEqualTo(8);
  }

  /** Exact sums do not depend on how many rows a crossbar adds at once. */
  private static boolean isIgnored(Parameter parameter, Object[] design) {
    return parameter == Parameter.XBAR_ROWS
        && ((ReadoutKind) design[index(Parameter.READOUT)]).levels() == ReadoutLevels.IDEAL;
  }

  private static Object[] valid(Dice dice) {
    while (true) {
      Object[] values = RandomDesigns.values(dice);
      try {
        DesignPoint.of(values.clone());
        return values;
      } catch (InvalidDesignException broken) {
        assertThat(broken).isNotNull(); // draw again
      }
    }
  }

  private static Object[] defaults(ReadoutKind kind) {
    var values = new Object[Parameter.count()];
    for (Parameter parameter : Parameter.values()) {
      if (parameter.appliesTo(kind)) {
        values[index(parameter)] = parameter.domain().byDefault().orElse(null);
      }
    }
    values[index(Parameter.READOUT)] = kind;
    return values;
  }

  private static Object another(Parameter parameter, Object value) {
    if (parameter == Parameter.TECHNOLOGY_NM) {
      return value.equals(32) ? 45 : 32;
    }
    if (value instanceof Integer number) {
      return number == 2 ? 3 : number - 1 > 0 ? number - 1 : number + 1;
    }
    if (value instanceof Double number) {
      return number / 2 + 0.4;
    }
    List<Choice> others = new ArrayList<>(((Domain.Choices) parameter.domain()).choices());
    others.remove(value);
    return others.get(0);
  }

  @SuppressWarnings("EnumOrdinal") // the order that DesignPoint.of documents
  private static int index(Parameter parameter) {
    return parameter.ordinal();
  }
}
