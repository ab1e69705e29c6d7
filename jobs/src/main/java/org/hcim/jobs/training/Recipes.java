package org.hcim.jobs.training;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.psq.network.QuantizationRules;
import org.hcim.psq.quantizer.GradientRule;
import org.hcim.psq.quantizer.WeightRange;
import org.hcim.psq.training.Recipe;
import org.hcim.psq.training.StageRecipe;
import org.hcim.simulator.calibration.ReferenceRule;
import org.hcim.sweeps.recipe.RecipeChoice;
import org.hcim.sweeps.recipe.RecipeKey;
import org.hcim.sweeps.recipe.TrainingRecipe;

/**
 * The recipe of a spec, with defaults for omitted hyperparameters: momentum and weight decay from
 * the predecessor's code, all others chosen from learning curves of ResNet-8 on the built-in images
 * (docs/accuracy.md).
 */
final class Recipes {

  /**
   * Default rate; at 0.2 and 0.5, binary partial sums lost all accuracy; at 0.5, ADC codes did too.
   */
  private static final double PSQ_LEARNING_RATE = 0.1;

  /**
   * Default rate for ternary partial sums with a scale factor per column; all others lost all
   * accuracy.
   */
  private static final double PSQ_LEARNING_RATE_OF_TERNARY = 0.5;

  private static final Set<ScaleFactorGranularity> BY_COLUMN =
      EnumSet.of(ScaleFactorGranularity.BIT_SLICE, ScaleFactorGranularity.COLUMN);

  private Recipes() {}

  /**
   * The recipe of a run.
   *
   * @param setting the setting for which the network is trained
   */
  static Recipe of(TrainingRecipe spec, AlgorithmSetting setting) {
    return new Recipe(
        stage(spec, RecipeKey.FLOAT_EPOCHS, 8, RecipeKey.FLOAT_LEARNING_RATE, 0.05),
        stage(spec, RecipeKey.QAT_EPOCHS, 3, RecipeKey.QAT_LEARNING_RATE, 0.02),
        stage(spec, RecipeKey.PSQ_EPOCHS, 6, RecipeKey.PSQ_LEARNING_RATE, psqRate(setting)));
  }

  /**
   * The quantization rules of a spec, with references and thresholds from the setting if it has
   * them.
   */
  static QuantizationRules rules(TrainingRecipe spec, AlgorithmSetting setting) {
    return new QuantizationRules(
        choice(spec, RecipeChoice.WEIGHT_RANGE, WeightRange.class),
        setting.levels() == ReadoutLevels.TERNARY
            ? (ThresholdRule) setting.value(Parameter.TERNARY_THRESHOLDS)
            : choice(spec, RecipeChoice.THRESHOLDS, ThresholdRule.class),
        setting.levels() == ReadoutLevels.BINARY
            ? ReferenceRule.of(setting.biasRows())
            : choice(spec, RecipeChoice.REFERENCES, ReferenceRule.class),
        choice(spec, RecipeChoice.GRADIENTS, GradientRule.class),
        false);
  }

  private static <E extends Enum<E>> E choice(
      TrainingRecipe spec, RecipeChoice key, Class<E> type) {
    return Enum.valueOf(type, spec.choice(key).toUpperCase(Locale.ROOT));
  }

  private static double psqRate(AlgorithmSetting setting) {
    return setting.levels() == ReadoutLevels.TERNARY
            && BY_COLUMN.contains(setting.value(Parameter.SCALE_FACTOR_GRANULARITY))
        ? PSQ_LEARNING_RATE_OF_TERNARY
        : PSQ_LEARNING_RATE;
  }

  private static StageRecipe stage(
      TrainingRecipe spec,
      RecipeKey epochs,
      double mostEpochs,
      RecipeKey rate,
      double learningRate) {
    return new StageRecipe(
        whole(spec, epochs, mostEpochs),
        whole(spec, RecipeKey.BATCH, 64),
        number(spec, rate, learningRate),
        number(spec, RecipeKey.MOMENTUM, 0.9),
        number(spec, RecipeKey.WEIGHT_DECAY, 1e-4),
        whole(spec, RecipeKey.CROP_PADDING, 1),
        number(spec, RecipeKey.FLIP_FRAC, 0.5),
        whole(spec, RecipeKey.PATIENCE, 0),
        epochs == RecipeKey.PSQ_EPOCHS ? number(spec, RecipeKey.DISTILLATION_FRAC, 0) : 0);
  }

  private static double number(TrainingRecipe spec, RecipeKey key, double otherwise) {
    return spec.value(key).orElse(otherwise);
  }

  private static int whole(TrainingRecipe spec, RecipeKey key, double otherwise) {
    return (int) number(spec, key, otherwise);
  }
}
