package org.hcim.psq.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.util.Pair;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Stochastic gradient descent with momentum, whose state can be saved. DJL's optimizer does not
 * expose its momenta, so training could not be resumed exactly.
 */
final class SgdOptimizer {

  private static final String MOMENTUM = "momentum/";

  /**
   * Maximum change of steps, thresholds and scale factors in one training step, relative to their
   * mean magnitude, at the schedule's first learning rate. The bound decreases in proportion to the
   * learning rate: with a constant bound, these parameters keep changing when the weights can no
   * longer follow. The bound does not depend on the first learning rate itself. One threshold
   * affects millions of partial sums; without a bound, a few steps move it beyond all of them,
   * every reading is 0, and normalizing zeros makes gradients explode. The value is our choice
   * (ADR-0017).
   */
  private static final double MAX_RELATIVE_CHANGE = 0.01;

  private final Map<String, Parameter> learned = new LinkedHashMap<>();
  private final Map<String, NDArray> momenta = new LinkedHashMap<>();
  private final StageRecipe recipe;

  /**
   * @param manager the owner of the momenta
   */
  SgdOptimizer(NDManager manager, ParameterList parameters, StageRecipe recipe) {
    this.recipe = recipe;
    for (Pair<String, Parameter> entry : parameters) {
      Parameter parameter = entry.getValue();
      if (parameter.requiresGradient()) {
        learned.put(entry.getKey(), parameter);
        momenta.put(entry.getKey(), manager.zeros(parameter.getArray().getShape()));
      }
    }
  }

  /** Performs one training step and clears the gradients. */
  void step(double learningRate) {
    for (Map.Entry<String, Parameter> entry : learned.entrySet()) {
      Parameter parameter = entry.getValue();
      NDArray array = parameter.getArray();
      NDArray momentum = momenta.get(entry.getKey());
      try (NDManager scratch = array.getManager().newSubManager()) {
        NDArray gradient = array.getGradient();
        gradient.attach(scratch);
        momentum.muli(recipe.momentum()).addi(bounded(parameter, gradient));
        if (parameter.getType() == Parameter.Type.WEIGHT && recipe.weightDecay() > 0) {
          NDArray decay = array.stopGradient().mul(recipe.weightDecay());
          decay.attach(scratch);
          momentum.addi(decay);
        }
        NDArray change = momentum.mul(learningRate);
        change.attach(scratch);
        NDArray values = array.stopGradient();
        values.attach(scratch);
        values.subi(change);
        gradient.subi(gradient);
      }
    }
  }

  /** The gradient, clamped so that the accumulated momentum stays within the bound. */
  private NDArray bounded(Parameter parameter, NDArray gradient) {
    if (parameter.getType() != Parameter.Type.OTHER || recipe.learningRate() == 0) {
      return gradient;
    }
    double share = MAX_RELATIVE_CHANGE * (1 - recipe.momentum()) / recipe.learningRate();
    NDArray values = parameter.getArray().stopGradient();
    values.attach(gradient.getManager());
    NDArray most = values.abs().mean().mul(share);
    return gradient.minimum(most).maximum(most.neg());
  }

  /** The momenta by name. */
  Map<String, Checkpoint.Tensor> state() {
    var state = new LinkedHashMap<String, Checkpoint.Tensor>();
    momenta.forEach((name, array) -> state.put(MOMENTUM + name, Checkpoint.Tensor.of(array)));
    return state;
  }

  /** Restores a saved state. */
  void restore(Map<String, Checkpoint.Tensor> state) {
    momenta.forEach((name, array) -> state.get(MOMENTUM + name).into(name, array));
  }
}
