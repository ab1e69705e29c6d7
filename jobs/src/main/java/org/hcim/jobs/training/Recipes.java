package org.hcim.jobs.training;

import org.hcim.psq.training.Recipe;
import org.hcim.psq.training.StageRecipe;
import org.hcim.sweeps.spec.TrainingRecipe;
import org.hcim.sweeps.spec.TrainingRecipe.Key;

/** The recipe of a spec, with our defaults where it says nothing. */
final class Recipes {

  private Recipes() {}

  static Recipe of(TrainingRecipe spec) {
    return new Recipe(
        stage(spec, Key.FLOAT_EPOCHS, 12, Key.FLOAT_LEARNING_RATE, 0.1),
        stage(spec, Key.QAT_EPOCHS, 4, Key.QAT_LEARNING_RATE, 0.02),
        stage(spec, Key.PSQ_EPOCHS, 6, Key.PSQ_LEARNING_RATE, 0.02));
  }

  private static StageRecipe stage(
      TrainingRecipe spec, Key epochs, double mostEpochs, Key rate, double learningRate) {
    return new StageRecipe(
        whole(spec, epochs, mostEpochs),
        whole(spec, Key.BATCH, 64),
        number(spec, rate, learningRate),
        number(spec, Key.MOMENTUM, 0.9),
        number(spec, Key.WEIGHT_DECAY, 1e-4),
        whole(spec, Key.CROP_PADDING, 1),
        number(spec, Key.FLIP_FRAC, 0.5),
        whole(spec, Key.PATIENCE, 0));
  }

  private static double number(TrainingRecipe spec, Key key, double otherwise) {
    return spec.value(key).orElse(otherwise);
  }

  private static int whole(TrainingRecipe spec, Key key, double otherwise) {
    return (int) number(spec, key, otherwise);
  }
}
