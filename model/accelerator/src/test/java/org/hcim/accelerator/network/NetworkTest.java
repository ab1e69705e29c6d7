package org.hcim.accelerator.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.design.InvalidDesignException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkTest {

  private static final OptionalDouble UNMEASURED = OptionalDouble.empty();

  /** He et al. count 0.27 M parameters and 41 M multiply-accumulates. */
  @Test
  void resNet20HasItsPublishedSize() {
    Network network = TestNetworks.resNet(20);

    assertThat(network.macs()).isBetween(40_540_000L, 40_560_000L);
    assertThat(network.layers().stream().filter(MvmLayer.class::isInstance)).hasSize(20);
    assertThat(weights(network)).isBetween(265_000L, 275_000L);
  }

  private static long weights(Network network) {
    return network.layers().stream()
        .filter(MvmLayer.class::isInstance)
        .mapToLong(layer -> ((MvmLayer) layer).weights())
        .sum();
  }

  @Test
  void layersOfEqualShapeAreOneShape() {
    assertThat(TestNetworks.resNet(20).shapes()).hasSize(7);
    assertThat(TestNetworks.resNet(20).shapes().values().stream().mapToInt(i -> i).sum())
        .isEqualTo(20);
    assertThat(TestNetworks.resNet(44).shapes()).hasSize(7);
  }

  @Test
  void measuredZerosMakeAShapeOfTheirOwn() {
    Network network = TestNetworks.of(mvm("a"), mvm("b"), mvm("c").withTernaryZeroFrac(0.7));

    assertThat(network.shapes().values()).containsExactly(2, 1);
  }

  /** A layer without weights may follow; groups have outputs of their own. */
  @Test
  void classesAreTheOutputsOfTheLastLayerWithWeights() {
    var grouped = new MvmLayer("grouped", 9, 2, 32, 1, 288, UNMEASURED);

    assertThat(TestNetworks.resNet(20).classes()).isEqualTo(10);
    assertThat(TestNetworks.of(mvm("a"), grouped, new AddLayer("add", 64)).classes()).isEqualTo(64);
  }

  @Test
  void groupsMultiplyWeightsAndOutputs() {
    var depthwise = new MvmLayer("depthwise", 9, 1, 32, 100, 3200, UNMEASURED);

    assertThat(depthwise.weights()).isEqualTo(288);
    assertThat(depthwise.macs()).isEqualTo(28_800);
    assertThat(depthwise.outputElements()).isEqualTo(3200);
  }

  /** 2^53 is the last whole number before doubles skip one. */
  @Test
  void countsBeyondTheDigitsOfTablesAreErrors() {
    var most = new MvmLayer("most", 1 << 30, 1 << 20, 1, 8, 1, UNMEASURED);

    assertThat(most.macs()).isEqualTo(1L << 53);
    assertThat((long) (double) most.macs()).isEqualTo(most.macs());
    assertThatThrownBy(() -> new MvmLayer("huge", 1 << 30, 1 << 20, 1, 9, 1, UNMEASURED))
        .hasMessage(
            "multiply-accumulates of layer huge (10133099161583616) must be at most 2^53, so that"
                + " tables hold every digit");
    assertThatThrownBy(() -> new VectorLayer("v", (1L << 53) + 1)).hasMessageContaining("2^53");
    assertThatThrownBy(() -> TestNetworks.of(most, mvm("b")).macs()).hasMessageContaining("2^53");
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource({"layerRules", "networkRules"})
  void rejectsWithAMessage(ThrowingCallable creation, String message) {
    assertThatThrownBy(creation).isInstanceOf(InvalidDesignException.class).hasMessage(message);
  }

  static Stream<Arguments> layerRules() {
    return Stream.of(
        rule(() -> mvm(0, 1, 1, 1, 1, 0.5), "rows (0) of layer x must be positive"),
        rule(() -> mvm(1, 0, 1, 1, 1, 0.5), "outputs (0) of layer x must be positive"),
        rule(() -> mvm(1, 1, 0, 1, 1, 0.5), "groups (0) of layer x must be positive"),
        rule(() -> mvm(1, 1, 1, 0, 1, 0.5), "positions (0) of layer x must be positive"),
        rule(() -> mvm(1, 1, 1, 1, 0, 0.5), "inputElements (0) of layer x must be positive"),
        rule(
            () -> mvm(1, 1, 1, 1, 1, 1.5),
            "ternary_zero_frac (1.5) of layer x must be from 0 to 1"),
        rule(() -> new AddLayer("x", 0), "elements (0) of layer x must be positive"),
        rule(() -> new VectorLayer("x", -1), "operations (-1) of layer x must be positive"),
        rule(() -> new MatMulLayer("x", 0, 1, 1), "macs (0) of layer x must be positive"),
        rule(() -> new MatMulLayer("x", 1, 0, 1), "inputElements (0) of layer x must be positive"),
        rule(
            () -> new MatMulLayer("x", 1, 1, 0), "outputElements (0) of layer x must be positive"));
  }

  static Stream<Arguments> networkRules() {
    return Stream.of(
        rule(() -> TestNetworks.of(mvm("a"), mvm("a")), "network test has two layers named a"),
        rule(
            () -> TestNetworks.of(new AddLayer("a", 1)),
            "network test must have a layer with weights"));
  }

  private static MvmLayer mvm(String name) {
    return new MvmLayer(name, 9, 4, 1, 10, 90, UNMEASURED);
  }

  private static MvmLayer mvm(
      int rows, int outputs, int groups, long positions, long inputs, double zeros) {
    return new MvmLayer("x", rows, outputs, groups, positions, inputs, OptionalDouble.of(zeros));
  }

  private static Arguments rule(ThrowingCallable creation, String message) {
    return Arguments.of(creation, message);
  }
}
