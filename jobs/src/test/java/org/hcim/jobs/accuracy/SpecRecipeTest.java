package org.hcim.jobs.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hcim.accelerator.design.InvalidDesignException;
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

  @Test
  void aRecipeOfAnotherFormIsRefused() {
    assertThatThrownBy(() -> SpecRecipe.of("{\"recipe\":{\"references\":[\"zero\"]}}"))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage("recipe.references of a training must be one value, not a list");
    assertThatThrownBy(() -> SpecRecipe.of("{\"recipe\":3}"))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage("recipe of a training must be a mapping, not 3");
    assertThatThrownBy(() -> SpecRecipe.of("[]"))
        .hasMessage("spec of a training must be a mapping, not a list");
  }
}
