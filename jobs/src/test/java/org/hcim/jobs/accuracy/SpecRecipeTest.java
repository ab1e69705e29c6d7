package org.hcim.jobs.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import org.hcim.accelerator.design.ReadoutLevels;
import org.junit.jupiter.api.Test;

class SpecRecipeTest {

  private static final SpecRecipe RECIPE =
      SpecRecipe.of(
          """
          {"recipe":{"psq_epochs":12,"references":"two_bias_rows","thresholds":"half_scale"}}\
          """);

  @Test
  void choicesAreThoseOfTheReadout() {
    assertThat(RECIPE.choices(ReadoutLevels.TERNARY)).isEqualTo(", thresholds half_scale");
    assertThat(RECIPE.choices(ReadoutLevels.BINARY))
        .isEqualTo(", references two_bias_rows (the cost has no bias rows)");
    assertThat(RECIPE.choices(ReadoutLevels.ADC)).isEmpty();
  }

  @Test
  void biasRowsAreNamedForBinaryReadoutsOnly() {
    assertThat(RECIPE.biasRows(ReadoutLevels.BINARY))
        .isEqualTo(", references two_bias_rows (the cost has no bias rows)");
    assertThat(RECIPE.biasRows(ReadoutLevels.TERNARY)).isEmpty();
    assertThat(
            SpecRecipe.of("{\"recipe\":{\"references\":\"zero\"}}").biasRows(ReadoutLevels.BINARY))
        .isEmpty();
    assertThat(SpecRecipe.of("{}").biasRows(ReadoutLevels.BINARY)).isEmpty();
  }
}
