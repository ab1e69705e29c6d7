package org.hcim.psq.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Domain;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.psq.TestGraphs;
import org.hcim.psq.network.QuantizationRules;
import org.hcim.psq.network.Stage;
import org.hcim.psq.quantizer.GradientRule;
import org.hcim.psq.quantizer.WeightRange;
import org.hcim.simulator.calibration.ReferenceRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageSettingTest {

  /**
   * Recorded with version 5 of the trainer, 7 with scale factors: trained stages must be found
   * again.
   */
  @Test
  void idsStay() {
    var binary =
        AlgorithmSetting.defaults(ReadoutLevels.BINARY)
            .with(Parameter.XBAR_ROWS, 64)
            .with(Parameter.SCALE_FACTOR_GRANULARITY, ScaleFactorGranularity.LAYER)
            .with(Parameter.PARTIAL_SUM_BITS, 12);
    var adc = AlgorithmSetting.defaults(ReadoutLevels.ADC).with(Parameter.ADC_BITS, 4);

    assertThat(
            Stream.of(AlgorithmSetting.defaults(ReadoutLevels.TERNARY), binary, adc)
                .map(setting -> String.join(" ", ids(setting))))
        .containsExactly(
            "86140c6aa755701c c0a35bc7f71e73c2 e14bb94b7233fb0e",
            "082055a8f7f9640c c0a35bc7f71e73c2 e14bb94b7233fb0e",
            "954fee83deed7e59 c0a35bc7f71e73c2 e14bb94b7233fb0e");
  }

  /** Parameters whose values other parameters bound. */
  private static final Set<Parameter> NARROW = Set.of(Parameter.CELL_BITS, Parameter.ADC_BITS);

  /** All settings with the default or another value of each parameter: no two share a text. */
  @ParameterizedTest
  @EnumSource
  void differentSettingsHaveDifferentTexts(ReadoutLevels levels) {
    Set<AlgorithmSetting> settings = new HashSet<>(Set.of(AlgorithmSetting.defaults(levels)));
    List<Parameter> written = new ArrayList<>(AlgorithmSetting.parameters(levels));
    // In the text of the rules.
    written.removeAll(Set.of(Parameter.BIAS_ROWS, Parameter.TERNARY_THRESHOLDS));
    for (Parameter parameter : written) {
      for (AlgorithmSetting setting : List.copyOf(settings)) {
        settings.add(setting.with(parameter, another(parameter, setting.value(parameter))));
      }
    }

    assertThat(settings).hasSize(1 << written.size());
    assertThat(settings.stream().map(SettingText::of).distinct()).hasSameSizeAs(settings);
  }

  private static Object another(Parameter parameter, Object value) {
    if (value instanceof Integer number) {
      return NARROW.contains(parameter) ? number + 1 : number * 2;
    }
    return ((Domain.Choices) parameter.domain())
        .choices().stream().filter(choice -> choice != value).findFirst().orElseThrow();
  }

  /** Stages before partial sums are quantized are those of any readout. */
  @Test
  void settingsShareWhatTheyDoNotDecide() {
    StageSetting ternary = last(AlgorithmSetting.defaults(ReadoutLevels.TERNARY));
    StageSetting adc =
        last(AlgorithmSetting.defaults(ReadoutLevels.ADC).with(Parameter.XBAR_ROWS, 64));
    StageSetting narrow =
        last(AlgorithmSetting.defaults(ReadoutLevels.ADC).with(Parameter.WEIGHT_BITS, 3));

    assertThat(adc.before()).isEqualTo(ternary.before());
    assertThat(narrow.before()).isNotEqualTo(ternary.before());
    assertThat(narrow.before().flatMap(StageSetting::before))
        .isEqualTo(ternary.before().flatMap(StageSetting::before));
  }

  @Test
  void rulesDecideTheStagesThatKnowThem() {
    var setting = AlgorithmSetting.defaults(ReadoutLevels.TERNARY);
    var rules = rules(WeightRange.SYMMETRIC);
    var half = setting.with(Parameter.TERNARY_THRESHOLDS, ThresholdRule.HALF_SCALE);
    StageSetting byDefault = last(setting);
    StageSetting full = last(half, rules(WeightRange.FULL));
    StageSetting all = last(half, rules);

    assertThat(QuantizationRules.DEFAULT.text()).isEmpty();
    assertThat(rules.text())
        .isEqualTo(
            "weights=symmetric thresholds=half_scale references=one_bias_row"
                + " gradients=all_partial_sums");
    assertThat(Set.of(byDefault.id(), full.id(), all.id())).hasSize(3);
    assertThat(full.before()).isEqualTo(byDefault.before());
    assertThat(all.before()).isNotEqualTo(byDefault.before());
    assertThat(all.before().flatMap(StageSetting::before))
        .isEqualTo(byDefault.before().flatMap(StageSetting::before));
  }

  /** Recorded before designs had bias rows, which the rules alone had then. */
  @Test
  void idsOfBiasRowsStay() {
    var one =
        new QuantizationRules(
            WeightRange.SYMMETRIC,
            ThresholdRule.ALPHA,
            ReferenceRule.ONE_BIAS_ROW,
            GradientRule.SHARED_PARTIAL_SUMS,
            false);
    var binary = AlgorithmSetting.defaults(ReadoutLevels.BINARY).with(Parameter.BIAS_ROWS, 1);

    assertThat(last(binary, one).id()).isEqualTo("40ac14d6bccbc47a");
    assertThat(last(AlgorithmSetting.defaults(ReadoutLevels.TERNARY), one).id())
        .isEqualTo("50d11ae4571f85de");
    assertThatThrownBy(() -> last(binary.with(Parameter.BIAS_ROWS, 2), one))
        .hasMessage("references (one_bias_row) must be those of bias_rows (2)");
  }

  /** Recorded before designs had thresholds, which the rules alone had then. */
  @Test
  void idsOfThresholdsStay() {
    var ternary = AlgorithmSetting.defaults(ReadoutLevels.TERNARY);
    var half = ternary.with(Parameter.TERNARY_THRESHOLDS, ThresholdRule.HALF_SCALE);
    QuantizationRules rules = rules(WeightRange.SYMMETRIC);

    assertThat(last(half, rules).id()).isEqualTo("a64643ea4d6f1b51");
    assertThat(last(AlgorithmSetting.defaults(ReadoutLevels.ADC), rules).id())
        .isEqualTo("dedf1ba3a7b7f8de");
    assertThatThrownBy(() -> last(ternary, rules))
        .hasMessage("thresholds (half_scale) must be those of ternary_thresholds (alpha)");
  }

  /** All stages have it; without one they keep their ids. */
  @Test
  void aBiasOfTheLastLayerMakesOtherStages() {
    var setting = AlgorithmSetting.defaults(ReadoutLevels.TERNARY);
    StageSetting biased = last(setting).withClassifierBias();

    Optional<StageSetting> stage = Optional.of(biased);
    var texts = new ArrayList<String>();
    for (; stage.isPresent(); stage = stage.get().before()) {
      texts.add(stage.get().rules().text());
      assertThat(stage.get().id()).isNotIn((Object[]) ids(setting));
    }
    assertThat(texts).containsExactly("classifier_bias", "classifier_bias", "classifier_bias");
  }

  private static QuantizationRules rules(WeightRange weights) {
    return new QuantizationRules(
        weights,
        ThresholdRule.HALF_SCALE,
        ReferenceRule.ONE_BIAS_ROW,
        GradientRule.ALL_PARTIAL_SUMS,
        false);
  }

  /** Weights that no cell can hold are not trained, from quantized weights on. */
  @Test
  void aMappingWithoutTheLeastWeightIsTrainedWithSymmetricWeights() {
    var setting = AlgorithmSetting.defaults(ReadoutLevels.TERNARY);
    var symmetric = setting.with(Parameter.SIGNED_MAPPING, SignedMapping.DIFFERENTIAL_SYMMETRIC);
    var rules =
        new QuantizationRules(
            WeightRange.SYMMETRIC,
            ThresholdRule.ALPHA,
            ReferenceRule.ZERO,
            GradientRule.SHARED_PARTIAL_SUMS,
            false);

    assertThat(rules.weights()).isEqualTo(WeightRange.SYMMETRIC);
    assertThat(last(symmetric).rules()).isEqualTo(rules);
    assertThat(last(symmetric).before()).isEqualTo(last(setting, rules).before());
    assertThat(last(symmetric).before()).isNotEqualTo(last(setting).before());
  }

  /** From the last stage to the first. */
  private static String[] ids(AlgorithmSetting setting) {
    var ids = new String[Stage.values().length];
    Optional<StageSetting> stage = Optional.of(last(setting));
    for (int i = 0; i < ids.length; i++) {
      ids[i] = stage.orElseThrow().id();
      stage = stage.get().before();
    }
    return ids;
  }

  private static StageSetting last(AlgorithmSetting setting) {
    return last(setting, QuantizationRules.DEFAULT);
  }

  private static StageSetting last(AlgorithmSetting setting, QuantizationRules rules) {
    var recipe = new StageRecipe(2, 32, 0.02, 0.9, 1e-4, 1, 0.5, 0, 0);
    return StageSetting.chain(
        TestGraphs.mlp(TensorShape.image(3, 16, 16), 10),
        setting,
        rules,
        Stage.PSQ,
        new Images("builtin", 10, 10),
        "hash",
        new Recipe(recipe, recipe, recipe),
        1);
  }
}
