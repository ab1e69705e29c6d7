package org.hcim.sweeps.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hcim.accelerator.network.Add;
import org.hcim.accelerator.network.Attention;
import org.hcim.accelerator.network.Axes;
import org.hcim.accelerator.network.Concat;
import org.hcim.accelerator.network.Elementwise;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.Input;
import org.hcim.accelerator.network.Linear;
import org.hcim.accelerator.network.MatMul;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.network.Rearrange;
import org.hcim.accelerator.network.Recurrent;
import org.hcim.accelerator.network.Reduce;
import org.hcim.accelerator.network.Reshape;
import org.hcim.accelerator.network.Resize;
import org.hcim.accelerator.network.Slice;
import org.hcim.accelerator.network.SlidingWindow;
import org.hcim.accelerator.network.Split;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.accelerator.network.Transpose;
import org.hcim.accelerator.network.TransposedConvolution;
import org.hcim.sweeps.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A written graph is read as the graph that it was. */
class NetworkWriterTest {

  private static Graph read(String text) {
    return NetworkReader.read(YamlReader.read("net.yaml", text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> builtIn() {
    return Networks.names();
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void builtInNetworksAreTheSameAgain(String name) {
    Graph graph = Networks.graph(name);
    Graph again = read(NetworkWriter.write(graph));
    assertThat(again).isEqualTo(graph);
    assertThat(Networks.contentHash(Network.of(again)))
        .isEqualTo(Networks.contentHash(Network.of(graph)));
  }

  @Test
  void kindsThatImportsNeedAreTheSameAgain() {
    var up =
        new SlidingWindow(
            List.of(3, 2), List.of(2, 1), List.of(1, 0), List.of(0, 1), List.of(1, 2));
    Graph graph =
        Graph.named("net")
            .described("a \"title\"", "x\\y \u2192 #1")
            .add(new Input("/in:0", TensorShape.image(3, 8, 8)))
            .add(new Input("past", TensorShape.plain(List.of(1L, 2L, 7L, 4L))))
            .add(new Input("ids", TensorShape.tokens(2, 5, 6)))
            .add(new TransposedConvolution("up/1", "/in:0", 4, up, List.of(1, 0), 1))
            .add(new Resize("size", "up/1", Resize.Mode.LINEAR, List.of(4L, 5L)))
            .add(new Reshape("flat", "size", TensorShape.plain(List.of(1L, 4L, 20L))))
            .add(new Transpose("true", "flat", List.of(0, 2, 1), Axes.TOKENS))
            .add(new Split("parts", "true", -1, List.of(1L, 3L)))
            .add(new Concat("beside", List.of("parts.1", "parts.0"), 2))
            .add(new Slice("some", "beside", 1, 2, 13, 3))
            .add(new Reduce("mean", "some", TensorShape.plain(List.of(1L, 4L)), 2))
            .add(new Linear("123", "mean", 6))
            .add(new Rearrange("wide", List.of("123", "past"), TensorShape.tokens(2, 5, 6)))
            .add(
                new Elementwise("or", Elementwise.Operation.SELECT, List.of("wide", "ids", "wide")))
            .add(new Recurrent("rnn", "or", Recurrent.Cell.GRU, 3, Recurrent.Direction.BOTH))
            .add(new Linear("value", "rnn", 3))
            .add(new Attention("att", "rnn", "value", "value", 2, 1, 9, 5))
            .add(new Transpose("flip", "att", List.of(0, 2, 1), Axes.PLAIN))
            .add(new MatMul("product", "att", "flip"))
            .build();
    assertThat(read(NetworkWriter.write(graph))).isEqualTo(graph);
  }

  @Test
  void layersReadTheOneBeforeWithoutSayingSo() {
    Graph graph =
        Graph.named("net")
            .add(new Input("x", TensorShape.vector(1, 8)))
            .add(new Linear("a", "x", 4))
            .add(new Linear("b", "a", 4))
            .add(new Add("sum", List.of("a", "b"), Add.Shortcut.NONE))
            .build();
    assertThat(NetworkWriter.write(graph))
        .isEqualTo(
            """
            network: net
            inputs:
              x: {features: 8}
            layers:
              - linear: {name: a, out_features: 4}
              - linear: {name: b, out_features: 4}
              - add: {name: sum, inputs: [a, b]}
            """);
  }
}
