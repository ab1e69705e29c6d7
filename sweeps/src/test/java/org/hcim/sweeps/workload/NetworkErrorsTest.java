package org.hcim.sweeps.workload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.hcim.sweeps.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of mistake in a network, with the message that it gets. */
class NetworkErrorsTest {

  private static final String HEAD =
      "network: net\ninput: {channels: 3, height: 32, width: 32}\nlayers:\n";
  private static final String CONV = "  - conv2d: {name: a, out_channels: 8, kernel: 3}\n";

  private static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(
            "  - conv: {name: a}",
            "n.yaml:4:5: layers[0].conv: unknown kind of layer; did you mean conv2d? accepted:"
                + " conv2d, linear, matmul, add, vector, pool, flatten, repeat"),
        arguments(
            "  - conv2d: {name: a, out_channels: 8, kernel: 3, strides: 2}",
            "n.yaml:4:51: layers[0].conv2d.strides: unknown key; did you mean stride? accepted:"),
        arguments(
            "  - conv2d: {name: a, kernel: 3}",
            "n.yaml:4:13: layers[0].conv2d.out_channels: missing"),
        arguments(
            "  - conv2d: {out_channels: 8, kernel: 3}",
            "n.yaml:4:13: layers[0].conv2d.name: missing"),
        arguments(
            "  - conv2d: {name: a, out_channels: 8, kernel: 40}",
            "n.yaml:4:13: layers[0].conv2d.kernel: kernel (40) does not fit the input of 3 channels"
                + " x 32 x 32; kernel must be at most size + 2 x padding (0)"),
        arguments(
            "  - conv2d: {name: a, out_channels: 8, kernel: 3, groups: 2}",
            "n.yaml:4:59: layers[0].conv2d.groups: groups (2) must divide 3 input channels; and 8"
                + " output channels"),
        arguments(
            CONV + "  - linear: {name: b, out_features: 10}",
            "n.yaml:5:13: layers[1].linear.input: a linear layer needs tokens, not 8 channels x 30"
                + " x 30; flatten the image first"),
        arguments(
            CONV + "  - add: {name: b, inputs: [a, input]}",
            "n.yaml:5:28: layers[1].add.inputs: cannot add 3 channels x 32 x 32 to 8 channels x 30"
                + " x 30; shapes must be equal, or shortcut: pad must fit"),
        arguments(
            CONV + "  - add: {name: b, inputs: [a]}",
            "n.yaml:5:28: layers[1].add.inputs: must name two layers"),
        arguments(
            CONV + "  - add: {name: b, inputs: [a, c]}",
            "n.yaml:5:28: layers[1].add.inputs: no layer c; did you mean a? accepted: input, a"),
        arguments(CONV + CONV, "n.yaml:5:20: layers[1].conv2d.name: a is taken"),
        arguments(
            "  - pool: {kind: global}\n  - flatten: {}\n"
                + "  - matmul: {name: b, rows: 1, inner: 3, columns: 2, inputs: [input, input]}",
            "n.yaml:6:62: layers[2].matmul.inputs: an operand is 3 channels x 32 x 32; must be 1"
                + " heads x 1 x 3"),
        arguments(
            "  - pool: {kind: first}",
            "n.yaml:4:18: layers[0].pool.kind: first pooling does not apply to 3 channels x 32 x"
                + " 32"),
        arguments(
            "  - pool: {kind: max}",
            "n.yaml:1:1: layers: network net must have a layer with weights"),
        arguments(
            "  - repeat: {name: r, times: 9999, layers: [{vector: {name: v,"
                + " operations_per_element: 1}}, {vector: {name: w, operations_per_element: 1}}]}",
            "n.yaml:4:54: layers[0].repeat.layers[0].vector.name: more than 10000 layers"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isLocatedAndShowsTheShape(String layers, String message) {
    assertThatThrownBy(() -> read(HEAD + layers)).hasMessageStartingWith(message);
  }

  @Test
  void inputIsAnImageOrTokens() {
    assertThatThrownBy(() -> read("network: net\ninput: {height: 3, width: 3}\nlayers: []"))
        .hasMessage("n.yaml:2:8: input.channels: missing");
    assertThatThrownBy(() -> read("network: Net\ninput: {tokens: 3, features: 3}\nlayers: []"))
        .hasMessageContaining("n.yaml:1:10: network: (Net) must be a name");
  }

  private static Object read(String text) {
    return NetworkReader.read(YamlReader.read("n.yaml", text.getBytes(UTF_8)));
  }
}
