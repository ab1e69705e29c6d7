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
            "n.yaml:4:5: layers[0].conv: unknown kind of layer; did you mean conv1d? accepted:"
                + " conv1d, conv2d, conv3d, conv_transpose1d,"),
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
            "n.yaml:4:48: layers[0].conv2d.kernel: kernel (40) does not fit the input of 3 channels"
                + " x 32 x 32; with its dilation it must be at most size + padding in each axis"),
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
                + " x 30; sizes must be equal, or 1 in one of them"),
        arguments(
            CONV + "  - add: {name: b, inputs: [a]}",
            "n.yaml:5:28: layers[1].add.inputs: must name two or more layers"),
        arguments(
            CONV + "  - add: {name: b, inputs: [a, c]}",
            "n.yaml:5:28: layers[1].add.inputs: no layer c; did you mean a? accepted: input, a"),
        arguments(CONV + CONV, "n.yaml:5:20: layers[1].conv2d.name: a is taken"),
        arguments(
            "  - pool: {kind: global}\n  - flatten: {}\n"
                + "  - matmul: {name: b, rows: 1, inner: 3, columns: 2, inputs: [input, input]}",
            "n.yaml:6:62: layers[2].matmul.inputs: the first operand of a product needs a sequence of"
                + " tokens, not 3 channels x 32 x 32; flatten maps with to: tokens first"),
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

  /** Spellings that come near a shape, and would cost another. */
  private static Stream<Arguments> nearMisses() {
    return Stream.of(
        // a signal of one axis written as an image: two of three rows would read padding
        arguments(
            "{channels: 2, height: 1, width: 98}",
            "conv2d: {name: a, out_channels: 8, kernel: 3, padding: 1}",
            "n.yaml:4:48: layers[0].conv2d.kernel: kernel [3, 3] reads only padding in part"
                + " of its height over 2 channels x 1 x 98; name each size, such as kernel: [1, 3],"
                + " or use conv1d"),
        arguments(
            "{channels: 2, height: 1, width: 98}",
            "conv2d: {name: a, out_channels: 8, kernel: 3}",
            "n.yaml:4:48: layers[0].conv2d.kernel: kernel (3) does not fit the input of 2 channels"
                + " x 1 x 98"),
        arguments(
            "{channels: 2, length: 98}",
            "conv2d: {name: a, out_channels: 8, kernel: 3}",
            "n.yaml:4:13: layers[0].conv2d.input: a conv2d needs feature maps of 2 axes; not 2"
                + " channels x 98"),
        arguments(
            "{channels: 2, height: 8, width: 98}",
            "conv2d: {name: a, out_channels: 8, kernel: 3, padding: 3}",
            "n.yaml:4:60: layers[0].conv2d.padding: padding (3) makes windows that contain only zeros;"
                + " must be below the kernel's 3 in height"),
        arguments(
            "{channels: 2, height: 8, width: 98}",
            "conv2d: {name: a, out_channels: 8, kernel: [3, 3, 3]}",
            "n.yaml:4:48: layers[0].conv2d.kernel: must be 2 numbers, one for each axis, not 3"),
        arguments(
            "{channels: 2, height: 8, width: 98}",
            "conv2d: {name: a, out_channels: 8, kernel: 3, padding: [1, 1]}",
            "n.yaml:4:60: layers[0].conv2d.padding: must be 4 numbers, top, left, bottom, right,"
                + " not 2"),
        arguments(
            "{channels: 2, length: 98}",
            "linear: {name: a, out_features: 8}",
            "n.yaml:4:13: layers[0].linear.input: a linear layer needs tokens, not 2 channels x 98;"
                + " flatten the image first"),
        arguments(
            "{channels: 2, length: 98}",
            "lstm: {name: a, hidden: 8}",
            "n.yaml:4:11: layers[0].lstm.input: a recurrent layer needs a sequence of tokens, not 2"
                + " channels x 98; flatten maps with to: tokens first"),
        // as many elements, but other rows than there are tokens
        arguments(
            "{tokens: 128, features: 64}",
            "matmul: {name: a, rows: 64, inner: 128, columns: 64, inputs: [input, input]}",
            "n.yaml:4:29: layers[0].matmul.rows: rows (64) must be the tokens of the first operand"
                + " (128 tokens x 64 features)"),
        arguments(
            "{tokens: 128, features: 64}",
            "matmul: {name: a, rows: 128, inner: 64, columns: 64, inputs: [input, input]}",
            "n.yaml:4:54: layers[0].matmul.columns: the second operand is 128 tokens x 64 features;"
                + " must be columns (64) tokens x heads x inner (64) features, or inner (64) tokens"
                + " x heads x columns (64) features"),
        arguments(
            "{tokens: 128, features: 64}",
            "attention: {name: a, heads: 3, inputs: [input, input, input]}",
            "n.yaml:4:33: layers[0].attention.heads: heads (3) must divide the features of 128"
                + " tokens x 64 features"),
        arguments(
            "{channels: 4, height: 8, width: 8}",
            "concat: {inputs: [input, input], axis: features}",
            "n.yaml:4:44: layers[0].concat.axis: (features) is not an axis of 4 channels x 8 x 8;"
                + " accepted: batch, channels, height, width, or a number from 0 (the batch) to 3"),
        arguments(
            "{channels: 4, height: 8, width: 8}",
            "pool: {kind: global, kernel: 2}",
            "n.yaml:4:34: layers[0].pool.kernel: does not apply to a pool of everything"),
        arguments(
            "{channels: 4, height: 8, width: 8}",
            "pool: {kind: global_max, rounding: up}",
            "n.yaml:4:40: layers[0].pool.rounding: does not apply to a pool of everything"),
        arguments(
            "{channels: 4, height: 8, width: 8}",
            "flatten: {extra_tokens: 1}",
            "n.yaml:4:29: layers[0].flatten.extra_tokens: does not apply to one vector; add to:"
                + " tokens"),
        arguments(
            "{channels: 4, height: 8, width: 8, tokens: 2}",
            "flatten: {}",
            "n.yaml:2:8: input.features: missing"));
  }

  @ParameterizedTest
  @MethodSource("nearMisses")
  void aNearMissIsNotCosted(String input, String layer, String message) {
    assertThatThrownBy(() -> read("network: net\ninput: " + input + "\nlayers:\n  - " + layer))
        .hasMessageStartingWith(message);
  }

  /** Sizes that are allowed one by one, and whose products are beyond the digits of tables. */
  private static Stream<Arguments> overflows() {
    String large = "{channels: 1048576, height: 1048576, width: 1048576}";
    return Stream.of(
        arguments(
            large,
            "conv2d: {name: a, out_channels: 8, kernel: 3}",
            "n.yaml:2:8: input: elements (1152921504606846976) must be at most 2^53, so that tables"
                + " hold every digit"),
        arguments(
            "{channels: 1, height: 1048576, width: 1048576}",
            "conv2d: {name: a, out_channels: 1048576, kernel: 1}",
            "n.yaml:4:13: layers[0].conv2d.name: elements"),
        arguments(
            "{channels: 65536, height: 1024, width: 1024}",
            "conv2d: {name: a, out_channels: 65536, kernel: 3}",
            "n.yaml:4:13: layers[0].conv2d.name: multiply-accumulates of layer a ("),
        arguments(
            "{channels: 1048576, height: 64, width: 64}",
            "conv2d: {name: a, out_channels: 1, kernel: 64}",
            "n.yaml:4:13: layers[0].conv2d.name: rows (4294967296) must be at most 2^31 - 1"),
        arguments(
            "{tokens: 1048576, features: 1048576}",
            "matmul: {name: a, heads: 64, rows: 1048576, inner: 16384, columns: 1048576, inputs:"
                + " [input, input]}",
            "n.yaml:4:13: layers[0].matmul.name: macs"),
        arguments(
            "{channels: 1048576, height: 1048576, width: 4096}",
            "vector: {name: a, operations_per_element: 1000}",
            "n.yaml:4:13: layers[0].vector.name: operations"));
  }

  @ParameterizedTest
  @MethodSource("overflows")
  void aCountBeyondTheDigitsOfTablesHasItsPlace(String input, String layer, String message) {
    assertThatThrownBy(() -> read("network: net\ninput: " + input + "\nlayers:\n  - " + layer))
        .hasMessageStartingWith(message);
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
