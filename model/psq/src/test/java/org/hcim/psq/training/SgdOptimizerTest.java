package org.hcim.psq.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.training.initializer.Initializer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SgdOptimizerTest {

  private static final int STEPS = 20;
  private static final double FIRST_RATE = 0.1;

  /** A threshold with an enormous gradient moves by at most 1 % a step, momentum or not. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.9})
  void quantizersMoveLittleHoweverLargeTheirGradient(double momentum) {
    List<Float> values = values(Parameter.Type.OTHER, momentum, -1e6f, FIRST_RATE);

    for (int i = 1; i < values.size(); i++) {
      assertThat(values.get(i)).isBetween(values.get(i - 1), values.get(i - 1) * 1.0101f);
    }
    assertThat(values.get(STEPS)).isGreaterThan(1 + STEPS * 0.0025f);
  }

  /** Toward the end of a schedule quantizers move no more than weights do. */
  @Test
  void whatMayChangeFallsWithTheLearningRate() {
    float first = values(Parameter.Type.OTHER, 0, -1e6f, FIRST_RATE).get(1) - 1;
    float late = values(Parameter.Type.OTHER, 0, -1e6f, FIRST_RATE / 10).get(1) - 1;

    assertThat(first).isCloseTo(0.01f, within(1e-6f));
    assertThat(late).isCloseTo(first / 10, within(1e-6f));
  }

  /** An unbounded step is descent with momentum: 1 - 0.1 x (1 + 1.5) x 0.01 after two steps. */
  @ParameterizedTest
  @ValueSource(strings = {"OTHER", "GAMMA"})
  void smallGradientsAreTakenAsTheyAre(Parameter.Type type) {
    assertThat(values(type, 0.5, 0.01f, FIRST_RATE).get(2))
        .isCloseTo(1 - 0.1f * 2.5f * 0.01f, within(1e-6f));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.9})
  void weightsAreNotHeld(double momentum) {
    assertThat(values(Parameter.Type.GAMMA, momentum, -1e6f, FIRST_RATE).get(1))
        .isCloseTo(1 + 1e5f, within(1f));
  }

  /** The values of a parameter that begins at 1, with one gradient always. */
  private static List<Float> values(
      Parameter.Type type, double momentum, float slope, double rate) {
    Parameter parameter =
        Parameter.builder()
            .setName("p")
            .setType(type)
            .optShape(new Shape(1))
            .optInitializer(Initializer.ONES)
            .build();
    var parameters = new ParameterList();
    parameters.add("p", parameter);
    try (var manager = NDManager.newBaseManager()) {
      parameter.initialize(manager, DataType.FLOAT32);
      var descent =
          new SgdOptimizer(
              manager, parameters, new StageRecipe(1, 1, FIRST_RATE, momentum, 0, 0, 0, 0, 0));
      var values = new ArrayList<Float>();
      values.add(1f);
      for (int i = 0; i < STEPS; i++) {
        try (var gradients = Engine.getInstance().newGradientCollector()) {
          NDArray array = parameter.getArray();
          gradients.backward(array.mul(manager.create(slope)).sum());
        }
        descent.step(rate);
        values.add(parameter.getArray().toFloatArray()[0]);
      }
      return values;
    }
  }
}
