package org.hcim.jobs.training;

import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.network.Graph;
import org.hcim.psq.network.QuantizationRules;
import org.hcim.psq.network.Stage;
import org.hcim.psq.training.Images;
import org.hcim.psq.training.Recipe;
import org.hcim.psq.training.StageSetting;
import org.hcim.psq.training.StageStart;
import org.hcim.sweeps.recipe.RecipeKey;
import org.hcim.sweeps.recipe.TrainingRecipe;
import org.hcim.sweeps.spec.FineTuning;

/**
 * The stages that train a base network for algorithm settings: the unchanged base, as a stage with
 * quantized weights and activations, followed by a stage with quantized partial sums. The reference
 * with an ideal readout is trained for the same number of epochs at the same learning rate.
 *
 * @param graph layers with one output per class of the images
 * @param imagesHash hash of the images' content
 * @param base the weights of the base network
 * @param hasClassifierBias whether the last layer of the base network has a bias
 */
public record FineTunedStages(
    Graph graph,
    Images images,
    String imagesHash,
    FineTuning tuning,
    StageStart.Deployed base,
    boolean hasClassifierBias) {

  /** The untrained base network, for settings with these weights and activations. */
  public StageSetting start(AlgorithmSetting setting) {
    return quantized(setting).untrained();
  }

  /** The last stage of a setting's network. */
  public StageSetting last(AlgorithmSetting setting) {
    if (setting.levels() == ReadoutLevels.IDEAL) {
      return quantized(setting);
    }
    return chain(setting, Stage.PSQ).startingFrom(new StageStart.After(start(setting)));
  }

  private StageSetting quantized(AlgorithmSetting setting) {
    return chain(setting, Stage.QAT).startingFrom(base);
  }

  private StageSetting chain(AlgorithmSetting setting, Stage last) {
    TrainingRecipe given = tuning.wholeRecipe().with(RecipeKey.QAT_EPOCHS, tuning.epochs());
    Recipe recipe = Recipes.of(given, setting);
    double rate = recipe.partialSums().learningRate();
    QuantizationRules rules = Recipes.rules(given, setting);
    return StageSetting.chain(
        graph,
        setting,
        hasClassifierBias ? rules.withClassifierBias() : rules,
        last,
        images,
        imagesHash,
        Recipes.of(given.with(RecipeKey.QAT_LEARNING_RATE, rate), setting),
        tuning.seed());
  }
}
