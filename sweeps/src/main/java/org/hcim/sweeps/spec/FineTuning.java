package org.hcim.sweeps.spec;

import static org.hcim.accelerator.design.Check.check;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hcim.accelerator.network.Graph;
import org.hcim.sweeps.canonical.Sha256;
import org.hcim.sweeps.recipe.RecipeKey;
import org.hcim.sweeps.recipe.TrainingRecipe;

/**
 * The training of calibrated networks for the setting for which they were calibrated.
 *
 * @param epochs passes over the images
 * @param images maximum number of training images
 * @param imagesSha256 hash of the training images
 * @param seed the seed of image order and augmentation
 * @param recipe values that replace the trainer's defaults
 * @param classes the number of image classes
 * @param graphs the layers of each workload with a base
 */
public record FineTuning(
    int epochs,
    int images,
    String imagesSha256,
    long seed,
    TrainingRecipe recipe,
    int classes,
    Map<String, Graph> graphs) {

  public FineTuning {
    check(epochs > 0, "epochs (%d) must be positive", epochs);
    check(images > 0, "images (%d) must be positive", images);
    Objects.requireNonNull(imagesSha256, "imagesSha256");
    Objects.requireNonNull(recipe, "recipe");
    graphs = Map.copyOf(graphs);
  }

  /** The recipe, with the epochs assigned to the stage with quantized partial sums. */
  public TrainingRecipe wholeRecipe() {
    return recipe.with(RecipeKey.PSQ_EPOCHS, epochs);
  }

  /** The content that determines the networks. */
  Map<String, Object> tree() {
    var layers = new TreeMap<String, Object>();
    graphs.forEach((workload, graph) -> layers.put(workload, Sha256.hex(graph.content())));
    return Map.of(
        "epochs", epochs,
        "images", imagesSha256,
        "seed", seed,
        "recipe", recipe.byName(),
        "classes", classes,
        "graphs", layers);
  }
}
