package org.hcim.simulator.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.hcim.accelerator.design.AdcLevels;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.SignedMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SignalToNoiseTest {

  private static final int SAMPLES = 2000;

  /** The analysis takes sums of few inputs as normal, which costs up to a decibel. */
  private static final double DECIBELS = 1;

  /** Against columns that add and read their partial sums for thousands of random activations. */
  @ParameterizedTest
  @CsvSource({
    "TERNARY, 32, 0, DIFFERENTIAL, 96",
    "TERNARY, 64, 0, DIFFERENTIAL, 144",
    "TERNARY, 128, 0, DIFFERENTIAL, 128",
    "TERNARY, 64, 0, DIFFERENTIAL_SYMMETRIC, 100",
    "BINARY, 64, 0, DIFFERENTIAL, 128",
    "BINARY, 64, 1, DIFFERENTIAL, 126",
    "BINARY, 128, 2, DIFFERENTIAL, 252",
    "ADC, 64, 2, DIFFERENTIAL, 128",
    "ADC, 128, 3, DIFFERENTIAL, 128",
    "ADC, 64, 3, TWOS_COMPLEMENT, 64",
    "NONUNIFORM, 64, 2, DIFFERENTIAL, 128",
    "NONUNIFORM, 128, 3, DIFFERENTIAL, 128",
    "NONUNIFORM, 64, 3, TWOS_COMPLEMENT, 64"
  })
  void agreesWithSimulatedColumns(
      String readout, int rows, int bits, SignedMapping mapping, int inputs) {
    boolean hasLevels = readout.equals(AdcLevels.NONUNIFORM.name());
    ReadoutLevels levels = hasLevels ? ReadoutLevels.ADC : ReadoutLevels.valueOf(readout);
    AlgorithmSetting setting =
        AlgorithmSetting.defaults(levels)
            .with(Parameter.XBAR_ROWS, rows)
            .with(Parameter.SIGNED_MAPPING, mapping);
    setting =
        switch (levels) {
          case ADC ->
              setting
                  .with(Parameter.ADC_BITS, bits)
                  .with(Parameter.ADC_LEVELS, hasLevels ? AdcLevels.NONUNIFORM : AdcLevels.UNIFORM);
          case BINARY -> setting.with(Parameter.BIAS_ROWS, bits);
          default -> setting;
        };
    var columns = new ExpectedColumns(setting, inputs);
    var analysis = new SignalToNoise(setting, columns);

    assertThat(decibels(analysis.noiseFrac()))
        .isCloseTo(decibels(simulated(columns, analysis.readings())), within(DECIBELS));
  }

  /** Sums of at most 7 rows fit the codes of a 4-bit ADC; distributions have 24 bits. */
  @Test
  void exactReadingsHaveNoNoise() {
    AlgorithmSetting adc = AlgorithmSetting.defaults(ReadoutLevels.ADC).with(Parameter.ADC_BITS, 4);

    assertThat(SignalToNoise.noiseFrac(adc.with(Parameter.XBAR_ROWS, 32), 7)).isBetween(0.0, 1e-5);
    assertThat(SignalToNoise.noiseFrac(AlgorithmSetting.defaults(ReadoutLevels.IDEAL), 100))
        .isBetween(0.0, 1e-5);
  }

  /** Few weights of few bits may all be 0, in an output or in all of them. */
  @ParameterizedTest
  @CsvSource({
    "TERNARY, 2, 1",
    "TERNARY, 2, 9",
    "TERNARY, 2, 27",
    "TERNARY, 4, 1",
    "BINARY, 2, 3",
    "BINARY, 2, 9",
    "BINARY, 2, 27",
    "BINARY, 4, 3",
    "ADC, 2, 1",
    "ADC, 2, 9",
    "ADC, 2, 27"
  })
  void smallLayersHaveANumber(ReadoutLevels levels, int weightBits, int inputs) {
    AlgorithmSetting setting =
        AlgorithmSetting.defaults(levels).with(Parameter.WEIGHT_BITS, weightBits);

    assertThat(SignalToNoise.noiseFrac(setting, inputs)).isFinite().isNotNegative();
  }

  /** No code of a channel's scale factor fits 3 bits beside the sign in four streams. */
  @ParameterizedTest
  @EnumSource(names = {"BINARY", "TERNARY"})
  void registersThatHoldNoScaleFactorHaveNoNumber(ReadoutLevels levels) {
    AlgorithmSetting setting =
        AlgorithmSetting.defaults(levels)
            .with(Parameter.SCALE_FACTOR_GRANULARITY, ScaleFactorGranularity.CHANNEL)
            .with(Parameter.PARTIAL_SUM_BITS, 4);

    assertThatThrownBy(() -> SignalToNoise.noiseFrac(setting, 128))
        .hasMessage("partial_sum_bits (4) must hold a scale factor of 1 in each of 4 streams");
    assertThat(SignalToNoise.noiseFrac(setting.with(Parameter.PARTIAL_SUM_BITS, 5), 128))
        .isFinite()
        .isPositive();
  }

  @Test
  void moreBitsHaveLessNoise() {
    double last = Double.POSITIVE_INFINITY;
    for (int bits = 1; bits <= 6; bits++) {
      double noise =
          SignalToNoise.noiseFrac(
              AlgorithmSetting.defaults(ReadoutLevels.ADC).with(Parameter.ADC_BITS, bits), 256);
      assertThat(noise).as("%d bits", bits).isLessThan(last);
      last = noise;
    }
  }

  /** In the same columns, levels of their own lose less. */
  @Test
  void levelsOfTheirOwnHaveLessNoise() {
    for (int bits = 1; bits <= 4; bits++) {
      AlgorithmSetting adc =
          AlgorithmSetting.defaults(ReadoutLevels.ADC).with(Parameter.ADC_BITS, bits);

      assertThat(SignalToNoise.noiseFrac(adc.with(Parameter.ADC_LEVELS, AdcLevels.NONUNIFORM), 256))
          .as("%d bits", bits)
          .isLessThan(SignalToNoise.noiseFrac(adc, 256));
    }
  }

  /** Least squares over samples, output by output. */
  private static double simulated(ExpectedColumns columns, SignalToNoise.Readings readings) {
    ColumnOrder order = columns.order();
    var ideal = new double[order.outputs()][SAMPLES];
    var read = new double[order.outputs()][SAMPLES];
    var random = new SplittableRandom(7);
    for (int sample = 0; sample < SAMPLES; sample++) {
      var codes = new int[columns.endInput(order.count() - 1)];
      for (int i = 0; i < codes.length; i++) {
        codes[i] = columns.activations().quantile(random.nextDouble());
      }
      for (int column = 0; column < order.count(); column++) {
        int sum = 0;
        for (int i = columns.firstInput(column); i < columns.endInput(column); i++) {
          sum += columns.cells(column)[i] * ((codes[i] >> order.stream(column)) & 1);
        }
        ideal[order.output(column)][sample] += columns.factor(column) * sum;
        read[order.output(column)][sample] +=
            readings.factors()[column] * readings.reading().of(column, sum);
      }
    }
    double noise = 0;
    double signal = 0;
    for (int output = 0; output < ideal.length; output++) {
      double variance = covariance(ideal[output], ideal[output]);
      double common = covariance(ideal[output], read[output]);
      double explained = common * common / variance / covariance(read[output], read[output]);
      signal += variance;
      noise += variance * (1 - explained) / explained;
    }
    return noise / signal;
  }

  private static double covariance(double[] a, double[] b) {
    double first = 0;
    double second = 0;
    double product = 0;
    for (int i = 0; i < a.length; i++) {
      first += a[i];
      second += b[i];
      product += a[i] * b[i];
    }
    return product / a.length - first / a.length * second / a.length;
  }

  private static double decibels(double noiseFrac) {
    return -10 * Math.log10(noiseFrac);
  }
}
