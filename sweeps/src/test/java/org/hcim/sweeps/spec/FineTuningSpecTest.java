package org.hcim.sweeps.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.hcim.simulator.dataset.Datasets;
import org.hcim.simulator.dataset.Split;
import org.hcim.sweeps.recipe.RecipeChoice;
import org.hcim.sweeps.recipe.RecipeKey;
import org.hcim.sweeps.spec.AccuracySpec.Calibrated;
import org.hcim.sweeps.yaml.SpecException;
import org.junit.jupiter.api.Test;

class FineTuningSpecTest {

  private static final String SPEC =
      "{sweep: x, workloads: [{network: resnet8, name: small, image: 16x16}], accuracy: %s}";

  /** Calibration and all images are the default. */
  @Test
  void aNumberIsTheEpochs() {
    Calibrated read = read("{train: 5}");
    FineTuning tuning = read.tuning().orElseThrow();

    assertThat(read.testImages()).isEqualTo(256);
    assertThat(read.bases()).containsOnlyKeys("small");
    assertThat(tuning.epochs()).isEqualTo(5);
    assertThat(tuning.seed()).isEqualTo(1);
    assertThat(tuning.images()).isEqualTo(Integer.MAX_VALUE);
    assertThat(tuning.graphs().get("small").name()).isEqualTo("resnet8_16x16");
    assertThat(tuning.wholeRecipe().value(RecipeKey.PSQ_EPOCHS)).contains(5.0);
  }

  @Test
  void aMappingHasImagesSeedAndRecipe() throws Exception {
    FineTuning tuning =
        read("{train: {epochs: 2, images: 50, seed: 7, recipe: {batch: 32, gradients: all_partial_sums}}}")
            .tuning()
            .orElseThrow();

    assertThat(tuning.seed()).isEqualTo(7);
    assertThat(tuning.imagesSha256())
        .isEqualTo(Datasets.open(Datasets.BUILTIN, Split.TRAIN, 50).sha256());
    assertThat(tuning.recipe().value(RecipeKey.BATCH)).contains(32.0);
    assertThat(tuning.recipe().choice(RecipeChoice.GRADIENTS)).isEqualTo("all_partial_sums");
  }

  /** The tree of a calibration without a training is that of earlier versions. */
  @Test
  void onlyATrainingChangesTheIdentity() {
    Calibrated calibrated = read("calibrated");

    assertThat(calibrated.tree()).containsOnlyKeys("calibrated");
    assertThat(read("{train: {epochs: 2, images: 9}}").tree())
        .containsOnlyKeys("calibrated", "train");

    assertThat(read("{train: {epochs: 2, images: 9}}").tree())
        .isNotEqualTo(read("{train: {epochs: 3, images: 9}}").tree());
  }

  @Test
  void mistakesAreExplained() {
    assertThatThrownBy(() -> read("{train: 0}"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("accuracy.train: must be a whole number from 1 to 10000, not (0)");
    assertThatThrownBy(() -> read("{train: {epochs: 1, recipe: {qat_epochs: 1}}}"))
        .hasMessageContaining("accuracy.train.recipe.qat_epochs: unknown key");
    assertThatThrownBy(() -> read("{train: {images: 10}}"))
        .hasMessageContaining("accuracy.train.epochs");
    assertThatThrownBy(() -> read("{train: {epochs: 1, images: 9}, table: out}"))
        .hasMessageContaining("accuracy.table: is not for calibrated accuracy");
  }

  private static Calibrated read(String accuracy) {
    SweepSpec spec = SweepSpec.parse("x.yaml", SPEC.formatted(accuracy), Path.of("."));
    return (Calibrated) spec.accuracy().orElseThrow();
  }
}
