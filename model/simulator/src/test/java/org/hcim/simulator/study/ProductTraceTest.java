package org.hcim.simulator.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hcim.accelerator.network.AddLayer;
import org.hcim.accelerator.network.Layer;
import org.hcim.accelerator.network.MatMulLayer;
import org.hcim.accelerator.network.VectorLayer;
import org.hcim.simulator.TestGraphs;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.QuantizedLayer;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.RandomNetworks;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plain computation of a trace beside the kernels. */
class ProductTraceTest {

  private static final Map<String, Object> TINY = Map.of("xbar_rows", 16L, "alpha", 1L);

  static Stream<Map<String, Object>> settings() {
    return Stream.of(
        Map.of(),
        Map.of("readout", "binary", "partial_sum_bits", 5L),
        Map.of("readout", "ideal"),
        Map.of("readout", "adc", "adc_bits", 3L, "stream_bits", 2L),
        Map.of("signed_mapping", "twos_complement", "weight_bits", 3L),
        Map.of("cell_bits", 2L, "scale_factor_granularity", "column"),
        Map.of("scale_factor_granularity", "channel", "partial_sum_bits", 12L),
        Map.of("scale_factor_granularity", "layer", "activation_bits", 3L, "stream_bits", 2L));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void everySumAndActivationIsTheSimulators(Map<String, Object> changed) {
    isTheSimulators(network(changed));
  }

  /** Signed activations, shortcuts of signed activations, products behind attention. */
  @ParameterizedTest
  @ValueSource(strings = {"ternary", "binary", "adc", "ideal"})
  void soItIsInABlockOfATransformer(String readout) {
    isTheSimulators(vit(Map.of("readout", readout, "adc_bits", 4L)));
  }

  private static void isTheSimulators(QuantizedNetwork network) {
    byte[] image = image(network);
    var probe = new LayerProbe(network);
    for (String name : LayerProbe.products(network)) {
      var shape = network.shapes().get(name);
      int places = shape.height() * shape.width();
      boolean isLast = name.equals("fc");
      int[] activations = isLast ? new int[0] : probe.activations(name, image);
      for (int position = 0; position < places; position += 5) {
        var trace = ProductTrace.of(network, name, position, image);
        for (int channel = 0; channel < shape.channels(); channel++) {
          ChannelTrace traced = trace.channel(channel);
          assertThat(traced.sum()).isEqualTo(trace.simulatedSum(channel));
          if (!isLast) {
            assertThat(traced.requantized().orElseThrow().activation())
                .isEqualTo(activations[channel * places + position]);
          }
        }
      }
    }
  }

  @Test
  void theLastLayersSumsAreTheNetworksResults() {
    QuantizedNetwork network = network(Map.of());
    byte[] image = image(network);
    int[] results = new Simulator(network, Comparison.NONE).run(new byte[][] {image})[0];
    var trace = ProductTrace.of(network, "fc", 0, image);

    for (int channel = 0; channel < results.length; channel++) {
      assertThat(trace.channel(channel).sum()).isEqualTo(results[channel]);
    }
  }

  /** Narrow words overflow, and the trace says where. */
  @Test
  void tellsWhereAWordOverflows() {
    QuantizedNetwork network = network(Map.of("readout", "binary", "partial_sum_bits", 4L));
    var trace = ProductTrace.of(network, "conv1", 0, image(network));

    assertThat(trace.channel(0).columns().stream().flatMap(column -> column.steps().stream()))
        .anyMatch(StreamStep::isOverflow)
        .allMatch(step -> step.word() >= -8 && step.word() <= 7);
  }

  @Test
  void namesTheLayersThereAre() {
    QuantizedNetwork network = network(Map.of());

    assertThatThrownBy(() -> ProductTrace.of(network, "pool1", 0, image(network)))
        .hasMessageStartingWith("layer (pool1) must be a product of the network: conv1, layer1.0.")
        .hasMessageEndingWith(", fc");
    assertThatThrownBy(() -> ProductTrace.of(network, "conv1", 64, image(network)))
        .hasMessage("position (64) of layer conv1 must be from 0 to 63");
  }

  @Test
  void aShapeIsThatOfTheCostModel() {
    QuantizedNetwork network = network(Map.of());
    var shapes = NetworkShapes.of(network, Map.of("conv1", 0.25));

    long weights =
        network.layers().stream()
            .filter(QuantizedLayer.Product.class::isInstance)
            .flatMap(layer -> ((QuantizedLayer.Product) layer).groups().stream())
            .mapToLong(group -> group.weights().codes().length)
            .sum();
    assertThat(
            shapes.shapes().entrySet().stream()
                .mapToLong(e -> e.getValue() * (long) e.getKey().rows() * e.getKey().outputs())
                .sum())
        .isEqualTo(weights);
    assertThat(shapes.shapes().keySet().iterator().next().ternaryZeroFrac()).hasValue(0.25);
  }

  /** As {@code vit_b16} has them, layer by layer. */
  @Test
  void attentionIsThatOfTheCostModel() {
    var layers = NetworkShapes.of(vit(Map.of()), Map.of()).layers();

    assertThat(layers.stream().map(Layer::name))
        .containsExactly(
            "patches",
            "norm1",
            "query",
            "key",
            "value",
            "attention.scores",
            "attention.softmax",
            "attention.context",
            "project",
            "project.add",
            "norm2",
            "expand",
            "gelu",
            "contract",
            "contract.add",
            "fc");
    assertThat(layers)
        .contains(
            new VectorLayer("norm1", 8 * 6 * 16),
            new MatMulLayer("attention.scores", 3 * 16 * 2 * 16, 2 * 6 * 16, 3 * 16 * 16),
            new VectorLayer("attention.softmax", 5 * 3 * 16 * 16),
            new MatMulLayer("attention.context", 3 * 16 * 16 * 2, 3 * 16 * 16 + 6 * 16, 6 * 16),
            new AddLayer("project.add", 6 * 16),
            new VectorLayer("gelu", 8 * 24 * 16));
    assertThat(CommonSetting.of(vit(Map.of())).macsFrac()).isEqualTo(1);
  }

  private static QuantizedNetwork vit(Map<String, Object> changed) {
    var values = new TreeMap<String, Object>();
    values.putAll(Map.of("xbar_rows", 16L, "alpha", 1L));
    values.putAll(changed);
    return GeneratedNetwork.of(TestGraphs.vit(new Shape(3, 8, 8), 2, 6, 3), values).make();
  }

  private static QuantizedNetwork network(Map<String, Object> changed) {
    var values = new TreeMap<>(TINY);
    values.putAll(changed);
    return GeneratedNetwork.of(TestGraphs.resNet(new Shape(3, 8, 8), 2, 1), values).make();
  }

  private static byte[] image(QuantizedNetwork network) {
    return RandomNetworks.images(3, 1, network.input(), network.inputBits())[0];
  }
}
