package org.hcim.psq.training;

import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.hcim.psq.network.PsqNetwork;
import org.hcim.psq.training.Checkpoint.Tensor;

/** The parameters of a network in its current stage, by name. */
final class Weights {

  private Weights() {}

  /** Copies all parameters of a network. */
  static Map<String, Tensor> of(PsqNetwork network) {
    var tensors = new LinkedHashMap<String, Tensor>();
    for (Pair<String, Parameter> entry : network.getParameters()) {
      tensors.put(entry.getKey(), Tensor.of(entry.getValue().getArray()));
    }
    return tensors;
  }

  /** Loads the parameters of another network of the same stage. */
  static void restore(PsqNetwork network, Map<String, Tensor> tensors) {
    for (Pair<String, Parameter> entry : network.getParameters()) {
      Tensor tensor = tensors.get(entry.getKey());
      if (tensor == null) {
        throw new TrainingException(
            entry.getKey()
                + " is missing: the weights must be those of a stage with the same layers and the"
                + " same kind of readout");
      }
      tensor.into(entry.getKey(), entry.getValue().getArray());
    }
  }

  /**
   * Draws new weights from a normal distribution with variance 2 / inputs (He et al., 2015). All
   * threads share the engine's random generator, so its numbers would depend on their order.
   */
  static void draw(PsqNetwork network, long seed) {
    var random = new SplittableRandom(seed);
    for (Pair<String, Parameter> entry : network.getParameters()) {
      if (entry.getValue().getType() == Parameter.Type.WEIGHT) {
        long[] shape = entry.getValue().getArray().getShape().getShape();
        long inputs = 1;
        for (int i = 1; i < shape.length; i++) {
          inputs *= shape[i];
        }
        var values = new float[(int) (shape[0] * inputs)];
        double deviation = Math.sqrt(2.0 / inputs);
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) (random.nextGaussian() * deviation);
        }
        new Tensor(shape, values).into(entry.getKey(), entry.getValue().getArray());
      }
    }
  }
}
