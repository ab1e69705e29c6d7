package org.hcim.sweeps.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hcim.sweeps.workload.CostedGraph.IMAGE;
import static org.hcim.sweeps.workload.CostedGraph.SIGNAL;
import static org.hcim.sweeps.workload.CostedGraph.TOKENS;
import static org.hcim.sweeps.workload.CostedGraph.costs;
import static org.hcim.sweeps.workload.CostedGraph.graph;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.hcim.accelerator.network.Graph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of layer with its costs, computed by hand. */
class LayerCostsTest {

  private static Stream<Arguments> layers() {
    return Stream.of(
        // 1 x 9 over 12 columns with 4 zeros on each side: 12 columns; 2 rows of 8 become 8
        arguments(
            IMAGE,
            "conv2d: {name: a, out_channels: 6, kernel: [1, 9], padding: [0, 4, 0, 4]}",
            "6 channels x 8 x 12",
            List.of("a 36 x 6 x 1 @ 96, 384")),
        // height (8 + 1 - 3) / 2 + 1 = 4, width (12 + 2 - 5) / 3 + 1 = 4
        arguments(
            IMAGE,
            "conv2d: {name: a, out_channels: 6, kernel: [3, 5], stride: [2, 3],"
                + " padding: {bottom: 1, left: 2}, groups: 2}",
            "6 channels x 4 x 4",
            List.of("a 30 x 3 x 2 @ 16, 384")),
        // span of dilation 2: 5; 8 - 5 + 1 = 4, 12 - 5 + 1 = 8; rows do not grow
        arguments(
            IMAGE,
            "conv2d: {name: a, out_channels: 6, kernel: 3, dilation: 2}",
            "6 channels x 4 x 8",
            List.of("a 36 x 6 x 1 @ 32, 384")),
        // (98 + 2 - 3) / 1 + 1 = 98
        arguments(
            SIGNAL,
            "conv1d: {name: a, out_channels: 5, kernel: 3, padding: 1}",
            "5 channels x 98",
            List.of("a 6 x 5 x 1 @ 98, 196")),
        arguments(
            SIGNAL,
            "conv1d: {name: a, out_channels: 5, kernel: 3, padding: [2, 0], stride: 2}",
            "5 channels x 49",
            List.of("a 6 x 5 x 1 @ 49, 196")),
        arguments(
            "{channels: 2, depth: 4, height: 6, width: 6}",
            "conv3d: {name: a, out_channels: 5, kernel: [3, 3, 1]}",
            "5 channels x 2 x 4 x 6",
            List.of("a 18 x 5 x 1 @ 48, 288")),
        // depth (4 + 2 - 3) + 1 = 4, height (6 + 1 - 3) + 1 = 5
        arguments(
            "{channels: 2, depth: 4, height: 6, width: 6}",
            "conv3d: {name: a, out_channels: 5, kernel: [3, 3, 1], padding: {front: 2, bottom: 1}}",
            "5 channels x 4 x 5 x 6",
            List.of("a 18 x 5 x 1 @ 120, 288")),
        // windows that touch: (8 - 1) 2 + 2 = 16 and 24; a product per input pixel, nothing to add
        arguments(
            IMAGE,
            "conv_transpose2d: {name: a, out_channels: 3, kernel: 2, stride: 2}",
            "3 channels x 16 x 24",
            List.of("a 4 x 12 x 1 @ 96, 384")),
        // (8 - 1) 2 + 3 + 1 - 2 = 16; every scattered number is added: 27 x 96
        arguments(
            IMAGE,
            "conv_transpose2d: {name: a, out_channels: 3, kernel: 3, stride: 2, padding: 1,"
                + " output_padding: 1}",
            "3 channels x 16 x 24",
            List.of("a 4 x 27 x 1 @ 96, 384", "a.overlap 2592 operations")),
        arguments(
            SIGNAL,
            "conv_transpose1d: {name: a, out_channels: 4, kernel: 4, stride: 4, groups: 2}",
            "4 channels x 392",
            List.of("a 1 x 8 x 2 @ 98, 196")),
        arguments(
            TOKENS,
            "linear: {name: a, out_features: 10}",
            "6 tokens x 10 features",
            List.of("a 16 x 10 x 1 @ 6, 96")),
        // 4 gates of 8; 13 operations for each of 8 features of 6 tokens
        arguments(
            TOKENS,
            "lstm: {name: a, hidden: 8}",
            "6 tokens x 8 features",
            List.of(
                "a.input 16 x 32 x 1 @ 6, 96",
                "a.recurrent 8 x 32 x 1 @ 6, 48",
                "a.gates 624 operations")),
        // 3 gates of 8 in each direction; 11 operations for each of 16 features of 6 tokens
        arguments(
            TOKENS,
            "gru: {name: a, hidden: 8, direction: both}",
            "6 tokens x 16 features",
            List.of(
                "a.forward.input 16 x 24 x 1 @ 6, 96",
                "a.forward.recurrent 8 x 24 x 1 @ 6, 48",
                "a.backward.input 16 x 24 x 1 @ 6, 96",
                "a.backward.recurrent 8 x 24 x 1 @ 6, 48",
                "a.gates 1056 operations")),
        arguments(
            TOKENS,
            "rnn: {name: a, hidden: 8}",
            "6 tokens x 8 features",
            List.of(
                "a.input 16 x 8 x 1 @ 6, 96",
                "a.recurrent 8 x 8 x 1 @ 6, 48",
                "a.gates 96 operations")),
        // two heads of 8: 2 x 6 x 8 x 6
        arguments(
            TOKENS,
            "matmul: {name: a, heads: 2, rows: 6, inner: 8, columns: 6, inputs: [input, input]}",
            "6 tokens x 12 features",
            List.of("a 576 macs, 192 in, 72 out")),
        arguments(
            TOKENS,
            "attention: {name: a, heads: 4, inputs: [input, input, input]}",
            "6 tokens x 16 features",
            List.of(
                "a.scores 576 macs, 192 in, 144 out",
                "a.softmax 720 operations",
                "a.context 576 macs, 240 in, 96 out")),
        arguments(
            TOKENS,
            "add: {name: a, inputs: [input, input, input]}",
            "6 tokens x 16 features",
            List.of("a 192 sums")),
        arguments(
            IMAGE,
            "mul: {name: a, inputs: [input, input]}",
            "4 channels x 8 x 12",
            List.of("a 384 operations")),
        arguments(
            TOKENS,
            "vector: {name: a, operations_per_element: 8, function: gelu}",
            "6 tokens x 16 features",
            List.of("a 768 operations")),
        // rounded up: (8 - 3) / 2 -> 3 + 1, (12 - 3) / 2 -> 5 + 1
        arguments(
            IMAGE,
            "pool: {kind: max, kernel: 3, stride: 2, rounding: up}",
            "4 channels x 4 x 6",
            List.of()),
        arguments(
            IMAGE,
            "pool: {kind: average, kernel: [2, 3], padding: {right: 1}}",
            "4 channels x 4 x 4",
            List.of()),
        arguments(IMAGE, "pool: {kind: global_max}", "4 channels x 1 x 1", List.of()),
        arguments(TOKENS, "pool: {kind: first}", "1 tokens x 16 features", List.of()),
        arguments(IMAGE, "concat: {inputs: [input, input]}", "8 channels x 8 x 12", List.of()),
        arguments(
            TOKENS,
            "concat: {inputs: [input, input, input], axis: tokens}",
            "18 tokens x 16 features",
            List.of()),
        arguments(
            IMAGE,
            "slice: {axis: width, start: 1, end: 12, step: 2}",
            "4 channels x 8 x 6",
            List.of()),
        arguments(IMAGE, "resize: {scale: 2}", "4 channels x 16 x 24", List.of()),
        // bilinear: 4 multiplications and 3 additions for each of 4 x 4 x 6 pixels
        arguments(
            IMAGE,
            "resize: {name: a, mode: linear, size: [4, 6]}",
            "4 channels x 4 x 6",
            List.of("a 672 operations")),
        arguments(
            TOKENS,
            "reshape: {to: {tokens: 3, features: 32}}",
            "3 tokens x 32 features",
            List.of()),
        arguments(TOKENS, "transpose: {order: [0, 2, 1], to: maps}", "16 channels x 6", List.of()),
        arguments(IMAGE, "flatten: {}", "384 features", List.of()),
        arguments(
            IMAGE, "flatten: {to: tokens, extra_tokens: 1}", "97 tokens x 4 features", List.of()));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void areThoseOfTheirShapes(String input, String layer, String shape, List<String> costs) {
    Graph graph = graph(input, "  - " + layer);

    var last = graph.nodes().get(graph.nodes().size() - 3);
    assertThat(graph.shape(last.outputs().get(0))).hasToString(shape);
    assertThat(costs(graph)).isEqualTo(costs);
  }

  /** All of these layers as documents. */
  static Stream<String> documents() {
    return layers().map(of -> CostedGraph.document((String) of.get()[0], "  - " + of.get()[1]));
  }
}
