package org.hcim.simulator.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.accelerator.network.Convolution;
import org.hcim.accelerator.network.Flatten;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.Input;
import org.hcim.accelerator.network.Linear;
import org.hcim.accelerator.network.SlidingWindow;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.simulator.TestGraphs;
import org.hcim.simulator.calibration.NaivePartialSums.Line;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.NaiveMvm;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.LayerStatistics;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.RandomNetworks;
import org.hcim.simulator.inference.Requantizer;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PartialSumCalibrationTest {

  private static final int SIZE = 6;
  private static final int CHANNELS = 2;
  private static final int OUTPUTS = 3;

  /** The greatest 4-bit code, with which an 8-bit register holds four streams. */
  private static final int MAX_CODE = 15;

  @ParameterizedTest
  @EnumSource(SignedMapping.class)
  void anAdcWithABitForEverySumIsIdealBitForBit(SignedMapping mapping) {
    var setting = setting(ReadoutLevels.ADC, 16).with(Parameter.SIGNED_MAPPING, mapping);
    QuantizedNetwork base = resNet();

    var read = calibrated(base, setting.with(Parameter.ADC_BITS, 6), ColumnRules.DEFAULT);

    byte[][] images = RandomNetworks.images(77, 40, base.input(), base.inputBits());
    assertThat(new Simulator(read, Comparison.NONE).run(images))
        .isDeepEqualTo(new Simulator(base, Comparison.NONE).run(images));
    assertThat(product(read, "layer1.0.conv2").requantizer())
        .isEqualTo(product(base, "layer1.0.conv2").requantizer());
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

  /** All 15 thresholds are tried with a regression for every column on its own partial sums. */
  @Test
  void alphaAndScaleFactorsAreThoseOfNaiveRegressions() {
    QuantizedNetwork base = small();
    byte[][] images = images(base);
    var read = calibrated(base, setting(ReadoutLevels.TERNARY, 8), ColumnRules.DEFAULT);
    CrossbarMatrix matrix = product(read, "conv").groups().get(0);
    var naive = naive(matrix, images);
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int alpha = 1; alpha <= 8; alpha++) {
      double left = 0;
      for (int[] column : columns(matrix.splits())) {
        left += line(naive, column, alpha).left() * significance(column);
      }
      if (left < least - 1e-6) {
        least = left;
        best = alpha;
      }
    }

    var ternary = (ColumnReadout.Ternary) matrix.datapath().readout();
    assertThat(ternary.alpha()).isEqualTo(best);
    assertThat(matrix.splits()).isEqualTo(3);
    for (int output = 0; output < OUTPUTS; output++) {
      double most = 0;
      for (int[] column : columns(matrix.splits())) {
        double slope = line(naive, column, best).slope() * (1 << column[3]);
        most = column[1] == output ? Math.max(most, slope) : most;
      }
      for (int[] column : columns(matrix.splits())) {
        double code = line(naive, column, best).slope() * (1 << column[3]) * MAX_CODE / most;
        if (column[1] == output) {
          assertThat((double) matrix.scales().code(column[0], column[2], column[3], output))
              .isCloseTo(code, within(0.5 + 1e-3));
        }
      }
    }
  }

  /** The moments of what the requantizer gives before rounding, on the calibration images. */
  @ParameterizedTest
  @CsvSource({
    "TERNARY, ALPHA",
    "TERNARY, SLICE_AND_STREAM",
    "TERNARY, HALF_SCALE",
    "BINARY, ALPHA"
  })
  void meansAndDeviationsOfChannelsStay(ReadoutLevels levels, ThresholdRule thresholds) {
    QuantizedNetwork base = small();
    byte[][] images = images(base);
    var rules = new ColumnRules(thresholds, ReferenceRule.ONE_BIAS_ROW);
    Product read = product(calibrated(base, setting(levels, 8), rules), "conv");
    CrossbarMatrix matrix = read.groups().get(0);
    var vectors = NaivePartialSums.patches(images, CHANNELS, SIZE);
    Requantizer before = product(base, "conv").requantizer().orElseThrow();
    Requantizer after = read.requantizer().orElseThrow();
    var sums = new double[OUTPUTS][vectors.size()];
    for (int i = 0; i < vectors.size(); i++) {
      int[] all = new NaiveMvm(matrix).multiply(vectors.get(i));
      for (int output = 0; output < OUTPUTS; output++) {
        sums[output][i] = real(after, output, all[output]);
      }
    }
    for (int output = 0; output < OUTPUTS; output++) {
      double[] ideal = naive(matrix, images).products(output);
      for (int i = 0; i < ideal.length; i++) {
        ideal[i] = real(before, output, ideal[i]);
      }
      assertThat(NaivePartialSums.mean(sums[output]))
          .isCloseTo(NaivePartialSums.mean(ideal), within(1e-3));
      assertThat(NaivePartialSums.deviation(sums[output]))
          .isCloseTo(NaivePartialSums.deviation(ideal), within(1e-3));
    }
  }

  @Test
  void biasRowsTakeRowsAndGiveColumnsTheirOwnReferences() {
    QuantizedNetwork base = small();

    var rules = new ColumnRules(ThresholdRule.ALPHA, ReferenceRule.ONE_BIAS_ROW);
    CrossbarMatrix matrix =
        product(calibrated(base, setting(ReadoutLevels.BINARY, 8), rules), "conv").groups().get(0);

    assertThat(matrix.datapath().rows()).isEqualTo(7);
    assertThat(Arrays.stream(matrix.thresholds().high()).distinct().boxed())
        .hasSizeGreaterThan(1)
        .allMatch(high -> Math.abs(high) <= 1);
  }

  /** Grouped channels have one threshold and scale factors of their own. */
  @Test
  void depthwiseConvolutionsAreCalibrated() {
    var graph =
        Graph.named("depthwise")
            .add(new Input("input", TensorShape.image(4, SIZE, SIZE)))
            .add(new Convolution("conv", "input", 4, SlidingWindow.square(2, 3, 1, 1), 4))
            .add(new Flatten("flat", "conv"))
            .add(new Linear("fc", "flat", 3))
            .build();
    QuantizedNetwork base = RandomNetworks.of(graph, 5, ideal());

    Product read =
        product(calibrated(base, setting(ReadoutLevels.TERNARY, 8), ColumnRules.DEFAULT), "conv");

    assertThat(read.groups()).hasSize(4);
    assertThat(read.groups().stream().map(CrossbarMatrix::scales).distinct().count()).isEqualTo(4);
  }

  /** Attention has signed activations, whose highest stream counts negatively. */
  @Test
  void networksWithSignedActivationsAreCalibrated() {
    Graph graph = TestGraphs.vit(new Shape(3, 8, 8), 4, 8, 2);
    var setting = setting(ReadoutLevels.ADC, 16).with(Parameter.ADC_BITS, 6);
    QuantizedNetwork base = RandomNetworks.of(graph, 3, ideal());

    var read = calibrated(base, setting, ColumnRules.DEFAULT);

    byte[][] images = RandomNetworks.images(77, 8, base.input(), base.inputBits());
    assertThat(new Simulator(read, Comparison.NONE).run(images))
        .isDeepEqualTo(new Simulator(base, Comparison.NONE).run(images));
  }

  @Test
  void theSameImagesGiveTheSameNetwork() {
    var setting = setting(ReadoutLevels.TERNARY, 16);

    assertThat(calibrated(resNet(), setting, ColumnRules.DEFAULT))
        .isEqualTo(calibrated(resNet(), setting, ColumnRules.DEFAULT));
  }

  @Test
  void refusesAReadoutThatIsThereAndBitsThatDoNotFit() {
    QuantizedNetwork base = small();
    var setting = setting(ReadoutLevels.TERNARY, 8);
    var read = calibrated(base, setting, ColumnRules.DEFAULT);

    assertThatThrownBy(() -> calibrated(read, setting, ColumnRules.DEFAULT))
        .hasMessage("layer conv: readout (ternary) must be ideal before calibration");
    assertThatThrownBy(
            () -> calibrated(base, setting.with(Parameter.WEIGHT_BITS, 3), ColumnRules.DEFAULT))
        .hasMessage("weight_bits (3) must be those of layer conv (4)");
  }

  private static double correlation(QuantizedNetwork base, AlgorithmSetting setting) {
    var simulator =
        new Simulator(calibrated(base, setting, ColumnRules.DEFAULT), Comparison.WITH_IDEAL);
    simulator.run(images(base));
    return simulator.statistics().stream()
        .filter(layer -> layer.tally().clipped() >= 0 && !layer.name().equals("fc"))
        .map(LayerStatistics::agreement)
        .mapToDouble(agreement -> agreement.correlation())
        .average()
        .orElseThrow();
  }

  private static QuantizedNetwork calibrated(
      QuantizedNetwork base, AlgorithmSetting setting, ColumnRules rules) {
    return PartialSumCalibration.calibrate(
        base, new PartialSumSetting(setting, rules), images(base));
  }

  private static byte[][] images(QuantizedNetwork base) {
    return RandomNetworks.images(9, 20, base.input(), base.inputBits());
  }

  private static AlgorithmSetting setting(ReadoutLevels levels, int rows) {
    return AlgorithmSetting.defaults(levels).with(Parameter.XBAR_ROWS, rows);
  }

  private static Datapath ideal() {
    return Datapath.ideal(AlgorithmSetting.defaults(ReadoutLevels.IDEAL));
  }

  private static QuantizedNetwork resNet() {
    return RandomNetworks.of(TestGraphs.resNet(new Shape(3, 8, 8), 4, 1), 1, ideal());
  }

  /** One convolution of 18 inputs before the last layer. */
  private static QuantizedNetwork small() {
    var graph =
        Graph.named("small")
            .add(new Input("input", TensorShape.image(CHANNELS, SIZE, SIZE)))
            .add(new Convolution("conv", "input", OUTPUTS, SlidingWindow.square(2, 3, 1, 1), 1))
            .add(new Flatten("flat", "conv"))
            .add(new Linear("fc", "flat", 4))
            .build();
    return RandomNetworks.of(graph, 2, ideal());
  }

  private static Product product(QuantizedNetwork network, String name) {
    return network.layers().stream()
        .filter(layer -> layer.name().equals(name))
        .map(Product.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static NaivePartialSums naive(CrossbarMatrix matrix, byte[][] images) {
    return new NaivePartialSums(
        matrix.datapath(), matrix.weights(), NaivePartialSums.patches(images, CHANNELS, SIZE));
  }

  /** Split, output, slice and stream of every column. */
  private static List<int[]> columns(int splits) {
    var columns = new ArrayList<int[]>();
    for (int i = 0; i < splits * OUTPUTS * 16; i++) {
      columns.add(new int[] {i / 16 / OUTPUTS, i / 16 % OUTPUTS, i / 4 % 4, i % 4});
    }
    return columns;
  }

  private static double significance(int[] column) {
    return Math.pow(4, column[2] + column[3]);
  }

  private static Line line(NaivePartialSums naive, int[] column, int alpha) {
    double[] sums = naive.column(column[0], column[1], column[2], column[3]);
    var readings = new double[sums.length];
    Arrays.setAll(readings, i -> sums[i] >= alpha ? 1 : sums[i] <= -alpha ? -1 : 0);
    return Line.of(readings, sums);
  }

  private static double real(Requantizer requantizer, int channel, double sum) {
    double number = sum * requantizer.multipliers()[channel] + requantizer.offsets()[channel];
    return number / (1L << requantizer.shift());
  }
}
