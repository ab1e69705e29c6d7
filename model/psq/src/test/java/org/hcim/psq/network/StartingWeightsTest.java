package org.hcim.psq.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.psq.TestGraphs;
import org.hcim.simulator.inference.FusedLayer;
import org.hcim.simulator.inference.Window;
import org.hcim.simulator.quantization.ActivationFunction;
import org.hcim.simulator.quantization.FloatLayer;
import org.hcim.simulator.quantization.FloatLayer.Limits;
import org.hcim.simulator.quantization.FloatNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StartingWeightsTest {

  private static final AlgorithmSetting SETTING = AlgorithmSetting.defaults(ReadoutLevels.IDEAL);
  private static final QuantizationRules BIASED = QuantizationRules.DEFAULT.withClassifierBias();
  private static final TensorShape IMAGE = TensorShape.image(3, 8, 8);
  private static final Shape BATCH = new Shape(12, 3, 8, 8);

  private static Stream<Graph> graphs() {
    return Stream.of(
        TestGraphs.mlp(IMAGE, 7),
        TestGraphs.resNet(IMAGE, 1, 1, 7),
        TestGraphs.vgg("small", IMAGE, 8, 0, 16, 0).withClasses(7));
  }

  /**
   * A network whose normalization does everything differently is the same one when its folded
   * weights are taken over, on images that it has not seen.
   */
  @ParameterizedTest
  @MethodSource("graphs")
  void theNetworkIsTheOneThatTheWeightsComeFrom(Graph graph) {
    try (var manager = NDManager.newBaseManager()) {
      PsqNetwork from = network(manager, graph, 1, BIASED);
      PsqNetwork to = network(manager, graph, 2, BIASED);
      NDArray seen = images(manager, 3);
      NDArray unseen = images(manager, 4);

      Map<String, LayerWeights> weights = StartingWeights.of(graph, real(graph, from));
      to.adopt(weights, seen);

      assertThat(StartingWeights.hasClassifierBias(graph, weights)).isTrue();
      assertThat(StartingWeights.hasClassifierBias(graph.withClasses(5), weights)).isFalse();
      float[] expected = logits(from, unseen);
      float[] found = logits(to, unseen);
      double largest = 0;
      for (float each : expected) {
        largest = Math.max(largest, Math.abs(each));
      }
      assertThat(found).hasSameSizeAs(expected);
      for (int i = 0; i < found.length; i++) {
        assertThat((double) found[i]).isCloseTo(expected[i], within(1e-4 * largest));
      }
      assertThat(logits(network(manager, graph, 2), unseen)[0]).isNotEqualTo(found[0]);
    }
  }

  @Test
  void theLastLayerStaysForOtherClasses() {
    Graph graph = TestGraphs.mlp(IMAGE, 7);
    try (var manager = NDManager.newBaseManager()) {
      Map<String, LayerWeights> weights =
          StartingWeights.of(graph.withClasses(5), real(graph, network(manager, graph, 1)));
      PsqNetwork to = network(manager, graph.withClasses(5), 2);
      float[] last = to.getParameters().get("fc.weight").getArray().toFloatArray();
      float[] first = to.getParameters().get("hidden1.weight").getArray().toFloatArray();
      to.adopt(weights, images(manager, 3));

      assertThat(StartingWeights.hasClassifierBias(graph, weights)).isFalse();
      assertThat(to.getParameters().get("fc.weight").getArray().toFloatArray()).isEqualTo(last);
      assertThat(to.getParameters().get("hidden1.weight").getArray().toFloatArray())
          .isNotEqualTo(first)
          .isEqualTo(weights.get("hidden1").weights());
    }
  }

  @Test
  void everythingThatTrainingHasOtherwiseIsNamed() {
    Graph graph = TestGraphs.mlp(IMAGE, 7);
    try (var manager = NDManager.newBaseManager()) {
      FloatNetwork real = real(graph, network(manager, graph, 1));
      var layers = new ArrayList<FloatLayer>(real.layers());
      var first = (FloatLayer.Product) layers.get(0);
      layers.set(
          0, new FloatLayer.Product(first.layer(), first.weights(), first.bias(), Limits.NONE));
      layers.remove(1);
      layers.add(
          1,
          new FloatLayer.Function(
              "hidden1.sigmoid", "hidden1", ActivationFunction.find("Sigmoid", Map.of()).get()));
      var changed = new FloatNetwork("other", real.input(), layers);

      assertThatThrownBy(() -> StartingWeights.of(graph, changed))
          .isInstanceOf(InvalidDesignException.class)
          .hasMessageContainingAll(
              "network other cannot be the start of a training:",
              "hidden1 (product): it must have a ReLU behind it, as in training",
              "hidden1.sigmoid (function):",
              "cannot be trained; only ReLU can",
              "hidden2 (product): network mlp has this layer, but the weights do not");
      Graph wider = TestGraphs.mlp(TensorShape.image(3, 16, 16), 7);
      assertThatThrownBy(() -> StartingWeights.of(wider, real))
          .hasMessageContaining("hidden1 (product): inputs (192) must be 768");
    }
  }

  /** Weights of equal names and sizes, in a network that computes something else. */
  @Test
  void anotherStructureIsRefused() {
    Graph graph = TestGraphs.resNet(IMAGE, 1, 1, 7);
    try (var manager = NDManager.newBaseManager()) {
      FloatNetwork real = real(graph, network(manager, graph, 1));
      var layers = new ArrayList<FloatLayer>(real.layers());
      for (int i = 0; i < layers.size(); i++) {
        var product = (FloatLayer.Product) layers.get(i);
        FusedLayer.Product fused = product.layer();
        boolean isFirst = i == 0;
        var changed =
            new FusedLayer.Product(
                fused.name(),
                fused.input(),
                fused.from(),
                fused.to(),
                isFirst ? Window.square(3, 2, 1) : fused.window(),
                fused.groups(),
                Optional.empty());
        layers.set(
            i,
            new FloatLayer.Product(changed, product.weights(), product.bias(), product.limits()));
      }
      var last = (FloatLayer.Product) layers.remove(layers.size() - 1);
      var copy = (FloatLayer.Product) layers.get(1);
      FusedLayer.Product fused = copy.layer();
      layers.add(
          new FloatLayer.Product(
              new FusedLayer.Product(
                  "extra",
                  fused.input(),
                  fused.from(),
                  fused.to(),
                  fused.window(),
                  fused.groups(),
                  Optional.empty()),
              copy.weights(),
              copy.bias(),
              copy.limits()));
      layers.add(last);
      var other = new FloatNetwork("other", real.input(), layers);

      assertThatThrownBy(() -> StartingWeights.of(graph, other))
          .isInstanceOf(InvalidDesignException.class)
          .hasMessageContainingAll(
              "conv1 (product): it has a kernel of 3 x 3, stride 2, padding 1 on the images, no"
                  + " shortcut; in training it has a kernel of 3 x 3, stride 1, padding 1 on the"
                  + " images, no shortcut",
              "no shortcut; in training it has a kernel of 3 x 3, stride 1, padding 1 on"
                  + " layer1.0.conv1, a shortcut from conv1 with stride 1",
              "extra (product): network " + graph.name() + " has no product of this name");
    }
  }

  private static FloatNetwork real(Graph graph, PsqNetwork network) {
    return new FloatNetwork(graph.name(), network.input(), network.real());
  }

  private static PsqNetwork network(NDManager manager, Graph graph, int seed) {
    return network(manager, graph, seed, QuantizationRules.DEFAULT);
  }

  /** With random weights, a random normalization and, where the rules have one, a random bias. */
  private static PsqNetwork network(
      NDManager manager, Graph graph, int seed, QuantizationRules rules) {
    var random = new SplittableRandom(seed);
    var network = new PsqNetwork(graph, SETTING, rules);
    network.initialize(manager, DataType.FLOAT32, BATCH);
    for (var entry : network.getParameters()) {
      NDArray array = entry.getValue().getArray();
      var values = new float[Math.toIntExact(array.size())];
      boolean isWeight = entry.getValue().getType() == Parameter.Type.WEIGHT;
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (isWeight ? random.nextGaussian() / 8 : 0.5 + random.nextDouble());
      }
      array.set(FloatBuffer.wrap(values));
    }
    return network;
  }

  private static NDArray images(NDManager manager, int seed) {
    var random = new SplittableRandom(seed);
    var codes = new float[Math.toIntExact(BATCH.size())];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = random.nextInt(16);
    }
    return manager.create(codes, BATCH);
  }

  private static float[] logits(PsqNetwork network, NDArray images) {
    var store = new ParameterStore(images.getManager(), false);
    return network.forward(store, new NDList(List.of(images)), false).get(0).toFloatArray();
  }
}
