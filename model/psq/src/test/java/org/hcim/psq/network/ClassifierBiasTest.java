package org.hcim.psq.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.psq.TestGraphs;
import org.hcim.psq.export.NetworkExport;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bias of the last layer, on a network with quantized weights and activations. */
class ClassifierBiasTest {

  private static final int CLASSES = 5;
  private static final int IMAGES = 20;
  private static final Shape BATCH = new Shape(IMAGES, 3, 8, 8);

  private final SplittableRandom random = new SplittableRandom(7);
  private NDManager manager;
  private byte[][] codes;
  private NDArray images;
  private PsqNetwork network;

  @BeforeEach
  void calibrate() {
    manager = NDManager.newBaseManager();
    manager.getEngine().setRandomSeed(5);
    codes = new byte[IMAGES][3 * 8 * 8];
    var values = new float[IMAGES * codes[0].length];
    for (int i = 0; i < values.length; i++) {
      codes[i / codes[0].length][i % codes[0].length] = (byte) random.nextInt(16);
      values[i] = codes[i / codes[0].length][i % codes[0].length];
    }
    images = manager.create(values, BATCH);
    network =
        new PsqNetwork(
            TestGraphs.mlp(TensorShape.image(3, 8, 8), CLASSES),
            AlgorithmSetting.defaults(ReadoutLevels.IDEAL),
            QuantizationRules.DEFAULT.withClassifierBias());
    network.initialize(manager, DataType.FLOAT32, BATCH);
    network.advance(Stage.QAT, images);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /** It is added as the nearest whole number of sums of 1, so results are equal to the sum. */
  @Test
  void theGraphHasTheResultsOfTheSimulator() {
    int[][] without = sums();
    var bias = new float[CLASSES];
    double unit = unit();
    for (int i = 0; i < CLASSES; i++) {
      bias[i] = (float) (unit * (1000 * random.nextDouble() - 500));
    }
    bias().set(FloatBuffer.wrap(bias));
    int[][] with = sums();
    float[] logits = logits().toFloatArray();

    for (int i = 0; i < IMAGES; i++) {
      for (int c = 0; c < CLASSES; c++) {
        assertThat(with[i][c] - without[i][c]).isEqualTo((int) Math.rint(bias[c] / unit));
        assertThat(logits[i * CLASSES + c]).isEqualTo(with[i][c] * (float) unit);
      }
    }
  }

  @Test
  void itsGradientIsThatOfTheResults() {
    var weights = new float[IMAGES * CLASSES];
    var expected = new double[CLASSES];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextDouble();
      expected[i % CLASSES] += weights[i];
    }
    try (var gradients = manager.getEngine().newGradientCollector()) {
      NDArray share = manager.create(weights, new Shape(IMAGES, CLASSES));
      gradients.backward(logits().mul(share).sum());
    }

    float[] found = bias().getGradient().toFloatArray();
    for (int c = 0; c < CLASSES; c++) {
      assertThat((double) found[c]).isCloseTo(expected[c], within(1e-4));
    }
  }

  private NDArray bias() {
    return network.getParameters().get("fc.bias").getArray();
  }

  private double unit() {
    var layers = network.learned();
    return ((LearnedParameters.Product) layers.get(layers.size() - 1)).sumStep();
  }

  private int[][] sums() {
    return new Simulator(NetworkExport.of(network), Comparison.NONE).run(codes);
  }

  private NDArray logits() {
    var store = new ParameterStore(manager, false);
    return network.forward(store, new NDList(images), false).singletonOrThrow();
  }
}
