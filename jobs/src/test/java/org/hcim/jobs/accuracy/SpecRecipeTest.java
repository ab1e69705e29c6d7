package org.hcim.jobs.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.sweeps.recipe.RecipeChoice;
import org.junit.jupiter.api.Test;

class SpecRecipeTest {

  private static final SpecRecipe RECIPE =
      SpecRecipe.of(
          """
          {"recipe":{"psq_epochs":12,"references":"two_bias_rows","thresholds":"half_scale",\
          "gradients":"all_partial_sums"}}\
          """);

  /** The setting of a readout has its references and thresholds, as parameters. */
  @Test
  void choicesAreThoseOfTheReadoutThatItsSettingDoesNotHave() {
    assertThat(RECIPE.choices(ReadoutLevels.TERNARY)).isEqualTo(", gradients all_partial_sums");
    assertThat(RECIPE.choices(ReadoutLevels.BINARY)).isEqualTo(", gradients all_partial_sums");
    assertThat(RECIPE.choices(ReadoutLevels.ADC)).isEmpty();
  }

  @Test
  void parametersHaveTheirDefaultUnlessItSaysOtherwise() {
    assertThat(RECIPE.value(RecipeChoice.REFERENCES)).isEqualTo(2);
    assertThat(RECIPE.value(RecipeChoice.THRESHOLDS)).isEqualTo(ThresholdRule.HALF_SCALE);
    assertThat(
            SpecRecipe.of("{\"recipe\":{\"references\":\"zero\"}}").value(RecipeChoice.REFERENCES))
        .isEqualTo(0);
    assertThat(SpecRecipe.of("{}").value(RecipeChoice.REFERENCES)).isEqualTo(0);
    assertThat(SpecRecipe.of("{}").value(RecipeChoice.THRESHOLDS)).isEqualTo(ThresholdRule.ALPHA);
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
