package org.hcim.simulator.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.accelerator.network.Add;
import org.hcim.accelerator.network.Concat;
import org.hcim.accelerator.network.Convolution;
import org.hcim.accelerator.network.Flatten;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.HeadMatMul;
import org.hcim.accelerator.network.Input;
import org.hcim.accelerator.network.Linear;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.network.Pool;
import org.hcim.accelerator.network.SlidingWindow;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.accelerator.network.Tokens;
import org.hcim.accelerator.network.VectorOperation;
import org.hcim.accelerator.network.VectorOperation.Function;
import org.hcim.simulator.TestGraphs;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.DcimWidths;
import org.hcim.simulator.crossbar.Slicing;
import org.hcim.simulator.inference.FusedLayer.Product;
import org.hcim.simulator.inference.FusedLayer.Skip;
import org.junit.jupiter.api.Test;

class FusedNetworkTest {

  private static final Datapath DATAPATH =
      new Datapath(
          16,
          new Slicing(new Precision(1, 4, 4, 1), SignedMapping.DIFFERENTIAL),
          new ColumnReadout.Ternary(1, 0, DcimWidths.hcim()));

  @Test
  void sumsBecomePartOfTheProductBeforeThem() {
    FusedNetwork network = FusedNetwork.of(TestGraphs.resNet(new Shape(3, 8, 8), 2, 1));

    assertThat(network.layers().stream().map(FusedLayer::name))
        .containsExactly(
            "conv1",
            "layer1.0.conv1",
            "layer1.0.conv2",
            "layer2.0.conv1",
            "layer2.0.conv2",
            "layer3.0.conv1",
            "layer3.0.conv2",
            "pool1",
            "fc");
    Product second = (Product) network.layers().get(4);
    assertThat(second.skip()).contains(new Skip("layer1.0.conv2", 2));
    assertThat(network.layers().get(3).input()).isEqualTo("layer1.0.conv2");
  }

  /** A projection is computed before the product that it is added to. */
  @Test
  void aProjectionComesBeforeTheProductItIsAddedTo() {
    Graph graph =
        image(4, 4)
            .add(convolution("a", "input", 6, 1))
            .add(convolution("b", "a", 6, 1))
            .add(convolution("projection", "input", 6, 1))
            .add(new Add("sum", List.of("b", "projection"), Add.Shortcut.NONE))
            .add(convolution("c", "sum", 6, 1))
            .add(new Flatten("flat", "c"))
            .add(new Linear("fc", "flat", 10))
            .build();

    List<FusedLayer> layers = FusedNetwork.of(graph).layers();

    assertThat(layers.stream().map(FusedLayer::name))
        .containsExactly("a", "projection", "b", "c", "fc");
    assertThat(((Product) layers.get(2)).skip()).isEqualTo(Optional.of(new Skip("projection", 1)));
    assertThat(layers.get(3).input()).isEqualTo("b");
  }

  /** Products are called as in the costs of the network, so that measurements join by name. */
  @Test
  void productsHaveTheNamesOfTheCosts() {
    for (Graph graph :
        List.of(
            TestGraphs.resNet(new Shape(3, 8, 8), 2, 2),
            TestGraphs.vit(new Shape(3, 8, 8), 4, 6, 3))) {
      assertThat(
              RandomNetworks.of(graph, 1, DATAPATH).layers().stream()
                  .filter(QuantizedLayer.Product.class::isInstance)
                  .map(QuantizedLayer::name))
          .containsExactlyElementsOf(
              Network.of(graph).layers().stream()
                  .filter(MvmLayer.class::isInstance)
                  .map(layer -> layer.name())
                  .toList());
    }
  }

  /** Groups, rectangular kernels, strides and pools against plain loops. */
  @Test
  void aGroupedRectangularNetworkEqualsTheNaiveOne() {
    var window =
        new SlidingWindow(
            List.of(3, 2), List.of(2, 2), List.of(1, 1), List.of(1, 1), List.of(1, 1));
    Graph graph =
        image(4, 6)
            .add(new Convolution("a", "input", 6, window, 2))
            .add(new Pool("pool", "a", Pool.Kind.MAX, SlidingWindow.square(2, 2, 1, 0), false))
            .add(new Flatten("flat", "pool"))
            .add(new Linear("hidden", "flat", 5))
            .add(new Linear("fc", "hidden", 10))
            .build();
    QuantizedNetwork network = RandomNetworks.of(graph, 3, DATAPATH);
    byte[][] images = RandomNetworks.images(2, 3, network.input(), 4);

    int[][] results = new Simulator(network, Comparison.NONE).run(images);

    for (int i = 0; i < images.length; i++) {
      assertThat(results[i]).isEqualTo(new NaiveNetwork().run(network, images[i]));
    }
  }

  /** Scores, softmax and context as single layers, as vit_b16 has them. */
  @Test
  void productsOfHeadsAreScoresOrContext() {
    Graph graph =
        image(2, 2)
            .add(convolution("patches", "input", 4, 1))
            .add(new Tokens("tokens", "patches", 0))
            .add(new HeadMatMul("scores", "tokens", "tokens", 1, 4, 4, 4))
            .add(new VectorOperation("softmax", "scores", 5, Function.SOFTMAX))
            .add(new HeadMatMul("context", "softmax", "tokens", 1, 4, 4, 4))
            .add(new Flatten("flat", "context"))
            .add(new Linear("fc", "flat", 10))
            .build();

    List<FusedLayer> layers = FusedNetwork.of(graph).layers();

    assertThat(layers.get(1))
        .isInstanceOfSatisfying(
            FusedLayer.MatMul.class, it -> assertThat(it.kind()).isEqualTo(MatMul.Kind.SCORES));
    assertThat(layers.get(3))
        .isInstanceOfSatisfying(
            FusedLayer.MatMul.class, it -> assertThat(it.kind()).isEqualTo(MatMul.Kind.MIX));
  }

  @Test
  void everyLayerThatCannotBeIsNamedWithTheReason() {
    var dilated =
        new SlidingWindow(
            List.of(3, 3), List.of(1, 1), List.of(2, 2), List.of(2, 2), List.of(2, 2));
    Graph graph =
        image(4, 8)
            .add(new Convolution("dilated", "input", 4, dilated, 1))
            .add(convolution("even", "input", 4, 1))
            .add(convolution("odd", "even", 4, 1))
            .add(new Add("twice", List.of("even", "even"), Add.Shortcut.NONE))
            .add(new Concat("both", List.of("even", "odd"), 1))
            .add(new VectorOperation("swish", "odd", 4, Function.ANY))
            .add(new Flatten("flat", "odd"))
            .add(new Linear("fc", "flat", 10))
            .add(new VectorOperation("softmax", "fc", 5, Function.SOFTMAX))
            .build();

    assertThatThrownBy(() -> RandomNetworks.of(graph, 1, DATAPATH))
        .hasMessage(
            """
            network net cannot be a quantized network:
              dilated (conv2d): dilation ([2, 2]) must be 1
              twice (add): its first input must be a convolution or a linear layer that nothing \
            else reads; the sum is part of its requantization
              both (concat): the format of quantized networks has no such layer
              swish (vector): its function must be stated: function: layer_norm, softmax or gelu
              softmax (vector): the last layer must be linear or a convolution; its sums are the \
            result""");
  }

  private static Graph.Builder image(int channels, int size) {
    return Graph.named("net").add(new Input("input", TensorShape.image(channels, size, size)));
  }

  private static Convolution convolution(String name, String from, int channels, int stride) {
    return new Convolution(name, from, channels, SlidingWindow.square(2, 3, stride, 1), 1);
  }
}
