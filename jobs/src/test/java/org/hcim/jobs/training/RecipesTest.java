package org.hcim.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hcim.accelerator.design.Conversion;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.psq.network.Stage;
import org.hcim.sweeps.spec.RecipeKey;
import org.hcim.sweeps.spec.TrainingRecipe;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rates of the documentation. */
class RecipesTest {

  @ParameterizedTest
  @CsvSource({"BIT_SLICE, 0.5", "COLUMN, 0.5", "CHANNEL, 0.1", "LAYER, 0.1"})
  void ternaryColumnsWithScaleFactorsOfTheirOwnLearnFaster(
      ScaleFactorGranularity granularity, double rate) {
    var words = new Conversion.Words(4, granularity, 8);

    assertThat(rate(TrainingRecipe.DEFAULT, new Conversion.Ternary(words))).isEqualTo(rate);
    assertThat(rate(TrainingRecipe.DEFAULT, new Conversion.Binary(words))).isEqualTo(0.1);
    assertThat(rate(TrainingRecipe.DEFAULT, new Conversion.Adc(6))).isEqualTo(0.1);
  }

  @ParameterizedTest
  @CsvSource({"BIT_SLICE", "LAYER"})
  void whatASpecSaysHolds(ScaleFactorGranularity granularity) {
    var spec = new TrainingRecipe(Map.of(RecipeKey.PSQ_LEARNING_RATE, 0.03), Map.of());
    var words = new Conversion.Words(4, granularity, 8);

    assertThat(rate(spec, new Conversion.Ternary(words))).isEqualTo(0.03);
  }

  private static double rate(TrainingRecipe spec, Conversion conversion) {
    return Recipes.of(spec, conversion).of(Stage.PSQ).learningRate();
  }
}
