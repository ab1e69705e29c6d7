package org.hcim.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.psq.network.Stage;
import org.hcim.sweeps.recipe.RecipeKey;
import org.hcim.sweeps.recipe.TrainingRecipe;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rates of the documentation. */
class RecipesTest {

  @ParameterizedTest
  @CsvSource({"BIT_SLICE, 0.5", "COLUMN, 0.5", "CHANNEL, 0.1", "LAYER, 0.1"})
  void ternaryColumnsWithScaleFactorsOfTheirOwnLearnFaster(
      ScaleFactorGranularity granularity, double rate) {
    var adc = AlgorithmSetting.defaults(ReadoutLevels.ADC);

    assertThat(rate(TrainingRecipe.DEFAULT, setting(ReadoutLevels.TERNARY, granularity)))
        .isEqualTo(rate);
    assertThat(rate(TrainingRecipe.DEFAULT, setting(ReadoutLevels.BINARY, granularity)))
        .isEqualTo(0.1);
    assertThat(rate(TrainingRecipe.DEFAULT, adc)).isEqualTo(0.1);
  }

  @ParameterizedTest
  @CsvSource({"BIT_SLICE", "LAYER"})
  void whatASpecSaysHolds(ScaleFactorGranularity granularity) {
    var spec = new TrainingRecipe(Map.of(RecipeKey.PSQ_LEARNING_RATE, 0.03), Map.of());

    assertThat(rate(spec, setting(ReadoutLevels.TERNARY, granularity))).isEqualTo(0.03);
  }

  private static AlgorithmSetting setting(
      ReadoutLevels levels, ScaleFactorGranularity granularity) {
    return AlgorithmSetting.defaults(levels).with(Parameter.SCALE_FACTOR_GRANULARITY, granularity);
  }

  private static double rate(TrainingRecipe spec, AlgorithmSetting setting) {
    return Recipes.of(spec, setting).of(Stage.PSQ).learningRate();
  }
}
