package org.hcim.simulator.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hcim.simulator.calibration.CalibrationFixture.CHANNELS;
import static org.hcim.simulator.calibration.CalibrationFixture.OUTPUTS;
import static org.hcim.simulator.calibration.CalibrationFixture.SIZE;
import static org.hcim.simulator.calibration.CalibrationFixture.calibrated;
import static org.hcim.simulator.calibration.CalibrationFixture.depthwise;
import static org.hcim.simulator.calibration.CalibrationFixture.images;
import static org.hcim.simulator.calibration.CalibrationFixture.product;
import static org.hcim.simulator.calibration.CalibrationFixture.setting;
import static org.hcim.simulator.calibration.CalibrationFixture.small;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.simulator.calibration.NaivePartialSums.Line;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.NaiveMvm;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Requantizer;
import org.hcim.simulator.study.CommonSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ComparatorCalibrationTest {

  /** The greatest 4-bit code, with which an 8-bit register holds four streams. */
  private static final int MAX_CODE = 15;

  /** All thresholds of 8 rows, with a regression for every column on its own partial sums. */
  @Test
  void alphaAndScaleFactorsAreThoseOfNaiveRegressions() {
    QuantizedNetwork base = small();
    byte[][] images = images(base);
    var read = calibrated(base, setting(ReadoutLevels.TERNARY, 8));
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

  static Stream<AlgorithmSetting> comparators() {
    AlgorithmSetting ternary = setting(ReadoutLevels.TERNARY, 8);
    return Stream.concat(
        Arrays.stream(ThresholdRule.values())
            .map(rule -> ternary.with(Parameter.TERNARY_THRESHOLDS, rule)),
        Stream.of(setting(ReadoutLevels.BINARY, 8).with(Parameter.BIAS_ROWS, 1)));
  }

  /** The moments of what the requantizer gives before rounding, on the calibration images. */
  @ParameterizedTest
  @MethodSource("comparators")
  void meansAndDeviationsOfChannelsStay(AlgorithmSetting setting) {
    QuantizedNetwork base = small();
    byte[][] images = images(base);
    Product read = product(calibrated(base, setting), "conv");
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

  @ParameterizedTest
  @MethodSource("comparators")
  void aCalibratedNetworkHasItsSetting(AlgorithmSetting setting) {
    assertThat(CommonSetting.of(calibrated(small(), setting)).setting()).isEqualTo(setting);
  }

  /** Groups of channels share thresholds by slice and stream, and not those by scale factor. */
  @ParameterizedTest
  @EnumSource
  void groupedChannelsHaveTheSettingToo(ThresholdRule rule) {
    AlgorithmSetting setting =
        setting(ReadoutLevels.TERNARY, 8).with(Parameter.TERNARY_THRESHOLDS, rule);

    assertThat(CommonSetting.of(calibrated(depthwise(), setting)).setting()).isEqualTo(setting);
  }

  @Test
  void biasRowsTakeRowsAndGiveColumnsTheirOwnReferences() {
    QuantizedNetwork base = small();

    AlgorithmSetting setting = setting(ReadoutLevels.BINARY, 8).with(Parameter.BIAS_ROWS, 1);
    QuantizedNetwork read = calibrated(base, setting);
    CrossbarMatrix matrix = product(read, "conv").groups().get(0);

    assertThat(matrix.datapath().rows()).isEqualTo(7);
    assertThat(matrix.biasRows()).isEqualTo(1);
    assertThat(CommonSetting.of(read).setting()).isEqualTo(setting);
    assertThat(Arrays.stream(matrix.thresholds().high()).distinct().boxed())
        .hasSizeGreaterThan(1)
        .allMatch(high -> Math.abs(high) <= 1);
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
