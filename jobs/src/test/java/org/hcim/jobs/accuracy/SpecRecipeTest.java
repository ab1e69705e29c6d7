package org.hcim.jobs.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.simulator.calibration.ReferenceRule;
import org.junit.jupiter.api.Test;

class SpecRecipeTest {

  private static final SpecRecipe RECIPE =
      SpecRecipe.of(
          """
          {"recipe":{"psq_epochs":12,"references":"two_bias_rows","thresholds":"half_scale"}}\
          """);

  /** The setting of a binary readout has its references, as bias rows. */
  @Test
  void choicesAreThoseOfTheReadoutThatItsSettingDoesNotHave() {
    assertThat(RECIPE.choices(ReadoutLevels.TERNARY)).isEqualTo(", thresholds half_scale");
    assertThat(RECIPE.choices(ReadoutLevels.BINARY)).isEmpty();
    assertThat(RECIPE.choices(ReadoutLevels.ADC)).isEmpty();
  }

  @Test
  void referencesAreZeroUnlessItSaysOtherwise() {
    assertThat(RECIPE.references()).isEqualTo(ReferenceRule.TWO_BIAS_ROWS);
    assertThat(SpecRecipe.of("{\"recipe\":{\"references\":\"zero\"}}").references())
        .isEqualTo(ReferenceRule.ZERO);
    assertThat(SpecRecipe.of("{}").references()).isEqualTo(ReferenceRule.ZERO);
  }
}
