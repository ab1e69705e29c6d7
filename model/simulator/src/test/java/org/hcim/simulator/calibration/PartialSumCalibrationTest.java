package org.hcim.simulator.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hcim.simulator.calibration.CalibrationFixture.calibrated;
import static org.hcim.simulator.calibration.CalibrationFixture.depthwise;
import static org.hcim.simulator.calibration.CalibrationFixture.ideal;
import static org.hcim.simulator.calibration.CalibrationFixture.images;
import static org.hcim.simulator.calibration.CalibrationFixture.product;
import static org.hcim.simulator.calibration.CalibrationFixture.resNet;
import static org.hcim.simulator.calibration.CalibrationFixture.setting;
import static org.hcim.simulator.calibration.CalibrationFixture.small;

import java.util.Arrays;
import java.util.stream.Stream;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.accelerator.network.Graph;
import org.hcim.simulator.TestGraphs;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.LayerStatistics;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.RandomNetworks;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PartialSumCalibrationTest {

  @ParameterizedTest
  @EnumSource(names = {"DIFFERENTIAL", "TWOS_COMPLEMENT"})
  void anAdcWithABitForEverySumIsIdealBitForBit(SignedMapping mapping) {
    var setting = setting(ReadoutLevels.ADC, 16).with(Parameter.SIGNED_MAPPING, mapping);
    QuantizedNetwork base = resNet();

    var read = calibrated(base, setting.with(Parameter.ADC_BITS, 6));

    byte[][] images = RandomNetworks.images(77, 40, base.input(), base.inputBits());
    assertThat(new Simulator(read, Comparison.NONE).run(images))
        .isDeepEqualTo(new Simulator(base, Comparison.NONE).run(images));
    assertThat(product(read, "layer1.0.conv2").requantizer())
        .isEqualTo(product(base, "layer1.0.conv2").requantizer());
  }

  /** Random weights of four bits reach -8. */
  @Test
  void refusesAMappingThatCannotHoldTheWeights() {
    var setting =
        setting(ReadoutLevels.TERNARY, 64)
            .with(Parameter.SIGNED_MAPPING, SignedMapping.DIFFERENTIAL_SYMMETRIC);

    assertThatThrownBy(() -> calibrated(resNet(), setting))
        .hasMessageMatching("weight \\d+ \\(-8\\) must be from -7 to 7");
  }

  /** Streams that share a scale factor add it at 1, 2, 4 and 8; the largest sum is 7, then 15. */
  @ParameterizedTest
  @MethodSource("comparators")
  void refusesRegistersThatHoldNoScaleFactor(AlgorithmSetting comparators) {
    for (var granularity : ScaleFactorGranularity.values()) {
      var setting = comparators.with(Parameter.SCALE_FACTOR_GRANULARITY, granularity);
      var narrow = setting.with(Parameter.PARTIAL_SUM_BITS, 4);

      if (granularity == ScaleFactorGranularity.BIT_SLICE) {
        assertThat(mostCode(narrow)).isOne();
      } else {
        assertThatThrownBy(() -> mostCode(narrow))
            .hasMessage("partial_sum_bits (4) must hold a scale factor of 1 in each of 4 streams");
      }
      assertThat(mostCode(setting.with(Parameter.PARTIAL_SUM_BITS, 5))).isPositive();
    }
  }

  static Stream<AlgorithmSetting> comparators() {
    return Stream.concat(
        Stream.of(setting(ReadoutLevels.BINARY, 8)),
        Arrays.stream(ThresholdRule.values())
            .map(
                rule ->
                    setting(ReadoutLevels.TERNARY, 8).with(Parameter.TERNARY_THRESHOLDS, rule)));
  }

  private static int mostCode(AlgorithmSetting setting) {
    CrossbarMatrix matrix = product(calibrated(small(), setting), "conv").groups().get(0);
    return Arrays.stream(matrix.scales().codes()).max().orElseThrow();
  }

  @Test
  void fewerBitsOfAnAdcCorrelateLessWithIdealSums() {
    QuantizedNetwork base = resNet();

    double two = correlation(base, setting(ReadoutLevels.ADC, 64).with(Parameter.ADC_BITS, 2));
    double three = correlation(base, setting(ReadoutLevels.ADC, 64).with(Parameter.ADC_BITS, 3));
    double four = correlation(base, setting(ReadoutLevels.ADC, 64).with(Parameter.ADC_BITS, 4));

    assertThat(two).isLessThan(three);
    assertThat(three).isLessThan(four).isGreaterThan(0.9);
  }

  /** Grouped channels have one threshold and scale factors of their own. */
  @Test
  void depthwiseConvolutionsAreCalibrated() {
    Product read = product(calibrated(depthwise(), setting(ReadoutLevels.TERNARY, 8)), "conv");

    assertThat(read.groups()).hasSize(4);
    assertThat(read.groups().stream().map(CrossbarMatrix::scales).distinct().count()).isEqualTo(4);
  }

  /** Attention has signed activations, whose highest stream counts negatively. */
  @Test
  void networksWithSignedActivationsAreCalibrated() {
    Graph graph = TestGraphs.vit(new Shape(3, 8, 8), 4, 8, 2);
    var setting = setting(ReadoutLevels.ADC, 16).with(Parameter.ADC_BITS, 6);
    QuantizedNetwork base = RandomNetworks.of(graph, 3, ideal());

    var read = calibrated(base, setting);

    byte[][] images = RandomNetworks.images(77, 8, base.input(), base.inputBits());
    assertThat(new Simulator(read, Comparison.NONE).run(images))
        .isDeepEqualTo(new Simulator(base, Comparison.NONE).run(images));
  }

  @Test
  void theSameImagesGiveTheSameNetwork() {
    var setting = setting(ReadoutLevels.TERNARY, 16);

    assertThat(calibrated(resNet(), setting)).isEqualTo(calibrated(resNet(), setting));
  }

  @Test
  void refusesAReadoutThatIsThereAndBitsThatDoNotFit() {
    QuantizedNetwork base = small();
    var setting = setting(ReadoutLevels.TERNARY, 8);
    var read = calibrated(base, setting);

    assertThatThrownBy(() -> calibrated(read, setting))
        .hasMessage("layer conv: readout (ternary) must be ideal before calibration");
    assertThatThrownBy(() -> calibrated(base, setting.with(Parameter.WEIGHT_BITS, 3)))
        .hasMessage("weight_bits (3) must be those of layer conv (4)");
  }

  private static double correlation(QuantizedNetwork base, AlgorithmSetting setting) {
    var simulator = new Simulator(calibrated(base, setting), Comparison.WITH_IDEAL);
    simulator.run(images(base));
    return simulator.statistics().stream()
        .filter(layer -> !layer.name().equals("fc"))
        .map(LayerStatistics::agreement)
        .mapToDouble(agreement -> agreement.correlation())
        .average()
        .orElseThrow();
  }
}
