package org.hcim.psq.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import java.util.Arrays;
import java.util.stream.Stream;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.psq.TestGraphs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PsqNetworkTest {

  private static final AlgorithmSetting SETTING = AlgorithmSetting.defaults(ReadoutLevels.IDEAL);

  private static Stream<Graph> graphs() {
    var image = TensorShape.image(3, 32, 32);
    return Stream.of(
        TestGraphs.mlp(image, 7),
        TestGraphs.resNet(image, 1, 1, 7),
        TestGraphs.resNet(image, 3, 2, 7),
        TestGraphs.vgg("vgg9", image, 16, 0, 32, 0, 64, 64, 0, 128, 128, 0, 128, 128, 0)
            .withClasses(7));
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void givesANumberForEachClass(Graph graph) {
    try (var manager = NDManager.newBaseManager()) {
      var network = new PsqNetwork(graph, SETTING);
      network.initialize(manager, DataType.FLOAT32, new Shape(2, 3, 32, 32));
      NDArray images = manager.randomUniform(0, 15, new Shape(2, 3, 32, 32)).round();
      var store = new ParameterStore(manager, false);
      NDArray logits = network.forward(store, new NDList(images), false).singletonOrThrow();
      assertThat(logits.getShape()).isEqualTo(new Shape(2, 7));
    }
  }

  /** The statistics of parts, each by its images, against those of plain sums in doubles. */
  @Test
  void statisticsAreThoseOfAllPartsByTheirImages() {
    try (var manager = NDManager.newBaseManager()) {
      var network = new PsqNetwork(TestGraphs.mlp(TensorShape.image(1, 4, 4), 2), SETTING);
      network.initialize(manager, DataType.FLOAT32, new Shape(1, 1, 4, 4));
      NDArray images = manager.randomUniform(0, 15, new Shape(24, 1, 4, 4)).round();
      for (int again = 0; again < 2; again++) {
        network.settle(images.get("0:16"), 0);
        network.settle(images.get("16:24"), 16);
      }

      float[] inputs = images.toFloatArray();
      float[] weights = network.getParameters().get("hidden1.weight").getArray().toFloatArray();
      float[] means = network.getParameters().get("hidden1.mean").getArray().toFloatArray();
      float[] variances = network.getParameters().get("hidden1.variance").getArray().toFloatArray();
      for (int output = 0; output < means.length; output += 50) {
        double[] sums = sums(inputs, weights, output);
        double[] first = moments(Arrays.copyOfRange(sums, 0, 16));
        double[] second = moments(Arrays.copyOfRange(sums, 16, 24));
        double mean = (16 * first[0] + 8 * second[0]) / 24;
        double variance = (16 * first[1] + 8 * second[1]) / 24;
        assertThat((double) means[output]).isCloseTo(mean, within(1e-4));
        assertThat((double) variances[output]).isCloseTo(variance, withinPercentage(0.01));
      }
    }
  }

  private static double[] sums(float[] inputs, float[] weights, int output) {
    var sums = new double[inputs.length / 16];
    for (int i = 0; i < inputs.length; i++) {
      sums[i / 16] += inputs[i] / 15.0 * weights[output * 16 + i % 16];
    }
    return sums;
  }

  private static double[] moments(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return new double[] {mean, squares / (values.length - 1)};
  }

  @Test
  void learns() {
    try (var manager = NDManager.newBaseManager()) {
      manager.getEngine().setRandomSeed(1);
      var network = new PsqNetwork(TestGraphs.resNet(TensorShape.image(1, 8, 8), 1, 1, 2), SETTING);
      network.initialize(manager, DataType.FLOAT32, new Shape(16, 1, 8, 8));
      var store = new ParameterStore(manager, false);
      NDArray images = manager.randomUniform(0, 15, new Shape(16, 1, 8, 8)).round();
      NDArray labels = manager.arange(16f).toType(DataType.INT64, false).mod(2);
      float first = 0;
      float last = 0;
      for (int i = 0; i < 20; i++) {
        try (var step = manager.newSubManager();
            var collector = manager.getEngine().newGradientCollector()) {
          NDArray batch = images.duplicate();
          batch.attach(step);
          NDArray logits = network.forward(store, new NDList(batch), true).singletonOrThrow();
          NDArray loss =
              Loss.softmaxCrossEntropyLoss().evaluate(new NDList(labels), new NDList(logits));
          collector.backward(loss);
          last = loss.getFloat();
          first = i == 0 ? last : first;
        }
        network
            .getParameters()
            .forEach(
                entry -> {
                  if (entry.getValue().requiresGradient()) {
                    NDArray array = entry.getValue().getArray();
                    NDArray gradient = array.getGradient();
                    array.subi(gradient.mul(0.05f));
                    gradient.subi(gradient);
                  }
                });
      }
      assertThat(last).isLessThan(first / 2);
    }
  }
}
