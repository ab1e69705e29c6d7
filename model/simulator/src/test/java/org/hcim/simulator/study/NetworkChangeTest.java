package org.hcim.simulator.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import java.util.stream.Stream;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.accelerator.network.Convolution;
import org.hcim.accelerator.network.Flatten;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.Input;
import org.hcim.accelerator.network.Linear;
import org.hcim.accelerator.network.SlidingWindow;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.simulator.calibration.PartialSumCalibration;
import org.hcim.simulator.calibration.PartialSumSetting;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.RandomNetworks;
import org.hcim.simulator.inference.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes of a network whose columns have thresholds. */
class NetworkChangeTest {

  /** Inputs of the convolution; its crossbars of 19 rows hold all of them. */
  private static final int INPUTS = 18;

  static Stream<AlgorithmSetting> settings() {
    return Stream.of(
        setting(ReadoutLevels.BINARY).with(Parameter.BIAS_ROWS, 1),
        setting(ReadoutLevels.TERNARY)
            .with(Parameter.TERNARY_THRESHOLDS, ThresholdRule.SLICE_AND_STREAM),
        setting(ReadoutLevels.TERNARY)
            .with(Parameter.TERNARY_THRESHOLDS, ThresholdRule.HALF_SCALE));
  }

  /** Rows beyond the inputs have no cells, so every result is the same. */
  @ParameterizedTest
  @MethodSource("settings")
  void emptyRowsChangeNothing(AlgorithmSetting setting) {
    QuantizedNetwork network = calibrated(setting);
    QuantizedNetwork changed = rows(40).of(network);
    byte[][] images = RandomNetworks.images(3, 10, network.input(), network.inputBits());

    assertThat(matrix(network).thresholds().isEmpty()).isFalse();
    assertThat(matrix(changed).datapath().rows()).isEqualTo(40);
    assertThat(matrix(changed).thresholds()).isEqualTo(matrix(network).thresholds());
    assertThat(new Simulator(changed, Comparison.NONE).run(images))
        .isDeepEqualTo(new Simulator(network, Comparison.NONE).run(images));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void columnsOfAsManyCrossbarsKeepTheirThresholds(AlgorithmSetting setting) {
    QuantizedNetwork network = calibrated(setting.with(Parameter.XBAR_ROWS, 16));

    for (int rows = 9; rows < INPUTS; rows++) {
      assertThat(matrix(rows(rows).of(network)).thresholds())
          .as("%d rows", rows)
          .isEqualTo(matrix(network).thresholds());
    }
  }

  /** Scale factors of channels do not depend on the crossbars, thresholds do. */
  @ParameterizedTest
  @MethodSource("settings")
  void otherCrossbarsNeedOtherThresholds(AlgorithmSetting setting) {
    QuantizedNetwork network =
        calibrated(
            setting
                .with(Parameter.XBAR_ROWS, 16)
                .with(Parameter.SCALE_FACTOR_GRANULARITY, ScaleFactorGranularity.CHANNEL));

    assertThatThrownBy(() -> rows(8).of(network))
        .hasMessage(
            "layer conv: xbar_rows (8) splits 18 inputs over 3 crossbars, but it has thresholds for"
                + " 2; accepted: 9 to 17");
    assertThatThrownBy(() -> rows(INPUTS).of(network))
        .hasMessageEndingWith("over 1 crossbars, but it has thresholds for 2; accepted: 9 to 17");
  }

  @Test
  void oneCrossbarAcceptsAllRowsThatHoldTheInputs() {
    QuantizedNetwork network = calibrated(setting(ReadoutLevels.TERNARY));

    assertThatThrownBy(() -> rows(INPUTS - 1).of(network))
        .hasMessageEndingWith("scale factors for 1; accepted: 18 to 4096");
  }

  private static AlgorithmSetting setting(ReadoutLevels levels) {
    return AlgorithmSetting.defaults(levels).with(Parameter.XBAR_ROWS, INPUTS + 1);
  }

  private static NetworkChange rows(int rows) {
    return new NetworkChange(new ReadoutChange.Stored(), OptionalInt.of(rows));
  }

  private static CrossbarMatrix matrix(QuantizedNetwork network) {
    return ((Product) network.layers().get(0)).groups().get(0);
  }

  /** A network of one convolution before the last layer, which stays ideal. */
  private static QuantizedNetwork calibrated(AlgorithmSetting setting) {
    var graph =
        Graph.named("small")
            .add(new Input("input", TensorShape.image(2, 6, 6)))
            .add(new Convolution("conv", "input", 3, SlidingWindow.square(2, 3, 1, 1), 1))
            .add(new Flatten("flat", "conv"))
            .add(new Linear("fc", "flat", 4))
            .build();
    Datapath ideal = Datapath.ideal(AlgorithmSetting.defaults(ReadoutLevels.IDEAL));
    QuantizedNetwork base = RandomNetworks.of(graph, 2, ideal);
    byte[][] images = RandomNetworks.images(9, 20, base.input(), base.inputBits());
    return PartialSumCalibration.calibrate(base, new PartialSumSetting(setting), images);
  }
}
