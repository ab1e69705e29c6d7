package org.hcim.sweeps.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.recipe.TrainingRecipe;

/**
 * One training of one network.
 *
 * @param seed the seed of weights, image order and augmentation
 */
public record PlannedRun(TrainedNetwork network, TrainingTarget target, long seed) {

  /** The run as columns of tables. */
  private Map<String, Object> columns() {
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("architecture", network.graph().name());
    columns.put("workload", network.workload());
    columns.putAll(target.columns());
    columns.put("seed", seed);
    return columns;
  }

  /**
   * The columns with the terms of the first version, which keeps the ids of trainings stable. Omits
   * parameters that were added later if they have the recipe's value or their default.
   */
  Map<String, Object> tree(TrainingRecipe recipe) {
    Map<String, Object> tree = columns();
    Map<Parameter, Object> ofRecipe = recipe.parameters();
    for (Parameter parameter : AlgorithmSetting.parameters()) {
      if (parameter.isAdded()) {
        Object byDefault = parameter.domain().byDefault().orElseThrow();
        Object omitted = ofRecipe.getOrDefault(parameter, byDefault);
        tree.remove(parameter.column(), Choice.written(omitted));
      }
    }
    tree.replace(
        AlgorithmSetting.LEVELS_COLUMN,
        TrainingReference.IDEAL.key(),
        TrainingReference.FORMER_KEY_OF_IDEAL);
    return tree;
  }

  @Override
  public String toString() {
    return columns().toString();
  }
}
