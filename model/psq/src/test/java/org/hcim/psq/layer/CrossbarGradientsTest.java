package org.hcim.psq.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.hcim.psq.layer.ProductFixture.codes;
import static org.hcim.psq.layer.ProductFixture.kernel;
import static org.hcim.psq.layer.ProductFixture.maps;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.hcim.accelerator.design.AdcLevels;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.psq.quantizer.GradientRule;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.LevelAdc;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CrossbarGradientsTest {

  private static final int ROWS = 16;

  static List<AlgorithmSetting> settings() {
    return List.of(
        AlgorithmSetting.defaults(ReadoutLevels.ADC)
            .with(org.hcim.accelerator.design.Parameter.ADC_BITS, 8),
        AlgorithmSetting.defaults(ReadoutLevels.ADC)
            .with(org.hcim.accelerator.design.Parameter.ADC_BITS, 2)
            .with(org.hcim.accelerator.design.Parameter.ADC_LEVELS, AdcLevels.NONUNIFORM),
        AlgorithmSetting.defaults(ReadoutLevels.TERNARY),
        AlgorithmSetting.defaults(ReadoutLevels.BINARY));
  }

  /**
   * Gradients are those of the ideal product times the mean slope of slices and streams, written
   * here from the equations of ADR-0017. An ADC that clips nothing has a slope of 1 everywhere, one
   * with levels of its own up to half of a distance beyond the outer levels.
   */
  @ParameterizedTest
  @MethodSource("settings")
  void gradientsAreThoseOfTheIdealProductTimesSlopes(AlgorithmSetting defaults) {
    var random = new SplittableRandom(7);
    var setting = defaults.with(org.hcim.accelerator.design.Parameter.XBAR_ROWS, ROWS);
    int inputs = 40;
    try (var manager = NDManager.newBaseManager();
        var gradients = Engine.getInstance().newGradientCollector()) {
      var fixture = ProductFixture.linear(manager, inputs, 1, setting, ThresholdRule.ALPHA);
      CrossbarProduct product = fixture.product();
      byte[] activations = codes(random, inputs, 4, false);
      byte[] codes = codes(random, inputs, 4, true);
      NDArray weights = kernel(manager, codes, inputs, 1);
      weights.setRequiresGradient(true);
      int seen = 30;
      NDArray batch = maps(manager, codes(random, inputs * seen, 4, false), inputs, seen);
      product.calibrate(fixture.pass(), fixture.operands(batch, weights));
      var operands = fixture.operands(maps(manager, activations, inputs, 1), weights);
      gradients.backward(product.apply(fixture.pass(), operands).sum());

      float[] found = weights.getGradient().toFloatArray();
      float unit = fixture.unit();
      CrossbarMatrix matrix = product.matrix(codes, unit);
      boolean isPartlyClosed = false;
      for (int i = 0; i < inputs; i++) {
        double step = product.sumStep(unit) / unit;
        double slope = slope(matrix, step, codes, activations, i / ROWS);
        isPartlyClosed |= slope != 1;
        assertThat(found[i]).isCloseTo((float) (slope * activations[i] * unit), within(1e-4f));
      }
      assertThat(isPartlyClosed)
          .isEqualTo(!(matrix.datapath().readout() instanceof ColumnReadout.Adc));
    }
  }

  /** The mean slope of a crossbar's columns at one image, one output. */
  private static double slope(
      CrossbarMatrix matrix, double step, byte[] weights, byte[] activations, int split) {
    double slope = 0;
    for (int slice = 0; slice < 4; slice++) {
      for (int stream = 0; stream < 4; stream++) {
        int sum = 0;
        for (int i = split * ROWS; i < Math.min(weights.length, (split + 1) * ROWS); i++) {
          int digit = (Math.abs(weights[i]) >> slice & 1) * Integer.signum(weights[i]);
          sum += digit * (activations[i] >> stream & 1);
        }
        double share = (1 << (slice + stream)) / 225.0;
        if (matrix.datapath().readout() instanceof ColumnReadout.Adc) {
          slope += share;
          continue;
        }
        if (matrix.datapath().readout() instanceof LevelAdc adc) {
          double least = 1.5 * adc.level(0) - 0.5 * adc.level(1);
          double most = 1.5 * adc.level(3) - 0.5 * adc.level(2);
          slope += least <= sum && sum <= most ? share : 0;
          continue;
        }
        int code = matrix.scales().codes()[(split * 4 + slice) * 4 + stream];
        double scale = code * step / (1 << stream);
        double window =
            matrix.datapath().readout() instanceof ColumnReadout.Ternary ternary
                ? 2 * ternary.alpha()
                : Math.max(1, scale);
        slope += Math.abs(sum) <= window ? share * scale / window : 0;
      }
    }
    return slope;
  }

  /**
   * The threshold's gradient is the difference that one cell current more makes, over that current;
   * some of many images stand for all.
   */
  @ParameterizedTest
  @EnumSource
  void aThresholdLearnsFromWhatOneCellMoreWouldChange(GradientRule rule) {
    var setting =
        AlgorithmSetting.defaults(ReadoutLevels.TERNARY)
            .with(org.hcim.accelerator.design.Parameter.XBAR_ROWS, 64);
    int inputs = 60;
    int images = 512;
    var random = new SplittableRandom(3);
    byte[] kernel = codes(random, inputs, 4, true);
    var image = new float[images * inputs];
    for (int i = 0; i < image.length; i++) {
      image[i] = i < inputs ? random.nextInt(16) : image[i - inputs];
    }
    try (var manager = NDManager.newBaseManager();
        var gradients = Engine.getInstance().newGradientCollector()) {
      var fixture = ProductFixture.linear(manager, inputs, 1, setting, ThresholdRule.ALPHA, rule);
      CrossbarProduct product = fixture.product();
      Pass pass = fixture.pass();
      float unit = fixture.unit();
      var operands =
          fixture.operands(
              manager.create(image, new Shape(images, inputs, 1, 1)),
              kernel(manager, kernel, inputs, 1));
      product.calibrate(pass, operands);
      Parameter alpha = fixture.parameter("alpha");
      Values.set(alpha, 2 * unit);
      NDArray sums = product.apply(pass, operands).sum();
      gradients.backward(sums);
      pass.learned().ifPresent(gradients::backward);
      float found = alpha.getArray().getGradient().toFloatArray()[0];
      Values.set(alpha, 3 * unit);
      float more = product.apply(pass, operands).sum().getFloat();

      double expected = (more - sums.getFloat()) / unit / divisor(rule, 4 * 4, 4 * 4);
      assertThat(expected).isNotZero();
      assertThat((double) found).isCloseTo(expected, withinPercentage(0.1));
    }
  }

  static Stream<Arguments> granularitiesAndRules() {
    return Arrays.stream(ScaleFactorGranularity.values())
        .flatMap(
            granularity ->
                Arrays.stream(GradientRule.values()).map(rule -> Arguments.of(granularity, rule)));
  }

  /**
   * Factors at whole steps have no rounding error, so their step has no gradient, whatever the
   * gradients of the results and of the images that the factors do not learn from.
   */
  @ParameterizedTest
  @EnumSource(names = {"TERNARY", "BINARY"})
  void theStepOfExactFactorsHasNoGradient(ReadoutLevels levels) {
    var setting =
        AlgorithmSetting.defaults(levels)
            .with(org.hcim.accelerator.design.Parameter.XBAR_ROWS, ROWS);
    int inputs = 40;
    int images = 200;
    var random = new SplittableRandom(5);
    try (var manager = NDManager.newBaseManager();
        var gradients = Engine.getInstance().newGradientCollector()) {
      var fixture = ProductFixture.linear(manager, inputs, 3, setting, ThresholdRule.ALPHA);
      CrossbarProduct product = fixture.product();
      var operands =
          fixture.operands(
              maps(manager, codes(random, inputs * images, 4, false), inputs, images),
              kernel(manager, codes(random, inputs * 3, 4, true), inputs, 3));
      product.calibrate(fixture.pass(), operands);
      Parameter factors = fixture.parameter("scaleFactors");
      Parameter step = fixture.parameter("scaleFactorStep");
      float[] whole = factors.getArray().toFloatArray();
      for (int i = 0; i < whole.length; i++) {
        whole[i] = Values.get(step) * (2 + i % 3);
      }
      Values.set(factors, whole);
      NDArray ofResults = manager.create(noise(random, images * 3), new Shape(images, 3, 1, 1));
      gradients.backward(product.apply(fixture.pass(), operands).mul(ofResults).sum());
      fixture.pass().learned().ifPresent(gradients::backward);

      assertThat(largest(factors)).isGreaterThan(0.1f);
      assertThat(largest(step)).isLessThan(1e-3f * largest(factors));
    }
  }

  private static float[] noise(SplittableRandom random, int count) {
    var noise = new float[count];
    for (int i = 0; i < count; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }

  private static float largest(Parameter parameter) {
    return parameter.getArray().getGradient().abs().max().getFloat();
  }

  /** The gradient of a scale factor is the difference that one step more makes, over that step. */
  @ParameterizedTest
  @MethodSource("granularitiesAndRules")
  void scaleFactorsLearnFromWhatOneStepMoreWouldChange(
      ScaleFactorGranularity granularity, GradientRule rule) {
    var setting =
        AlgorithmSetting.defaults(ReadoutLevels.TERNARY)
            .with(org.hcim.accelerator.design.Parameter.XBAR_ROWS, ROWS)
            .with(org.hcim.accelerator.design.Parameter.SCALE_FACTOR_GRANULARITY, granularity)
            .with(org.hcim.accelerator.design.Parameter.PARTIAL_SUM_BITS, 12);
    int inputs = 40;
    int outputs = 3;
    int images = 20;
    var random = new SplittableRandom(11);
    try (var manager = NDManager.newBaseManager();
        var gradients = Engine.getInstance().newGradientCollector()) {
      var fixture =
          ProductFixture.linear(manager, inputs, outputs, setting, ThresholdRule.ALPHA, rule);
      var operands =
          fixture.operands(
              maps(manager, codes(random, inputs * images, 4, false), inputs, images),
              kernel(manager, codes(random, inputs * outputs, 4, true), inputs, outputs));
      CrossbarProduct product = fixture.product();
      product.calibrate(fixture.pass(), operands);
      Parameter factors = fixture.parameter("scaleFactors");
      float step = Values.get(fixture.parameter("scaleFactorStep"));
      float[] whole = factors.getArray().toFloatArray();
      for (int i = 0; i < whole.length; i++) {
        whole[i] = step * (2 + i % 3);
      }
      Values.set(factors, whole);
      NDArray sum = product.apply(fixture.pass(), operands).sum();
      gradients.backward(sum);
      fixture.pass().learned().ifPresent(gradients::backward);
      float[] found = factors.getArray().getGradient().toFloatArray();
      int columns = 3 * outputs * 4 * 4;
      double divisor = divisor(rule, columns, (double) columns / whole.length);

      for (int i = 0; i < whole.length; i++) {
        float[] moved = whole.clone();
        moved[i] += step;
        Values.set(factors, moved);
        float more = product.apply(fixture.pass(), operands).sum().getFloat();
        double expected = (more - sum.getFloat()) / step / divisor;
        assertThat((double) found[i])
            .as("factor %d", i)
            .isCloseTo(
                expected, within(0.02 * Math.sqrt((double) columns / whole.length) / divisor));
      }
    }
  }

  /** By the equations of ADR-0017, for maps of one place. */
  private static double divisor(GradientRule rule, int columns, double sharing) {
    return Math.sqrt(
        rule == GradientRule.ALL_PARTIAL_SUMS ? ProductFixture.BATCH * columns : sharing);
  }
}
