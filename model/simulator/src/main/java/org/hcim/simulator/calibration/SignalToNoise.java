package org.hcim.simulator.calibration;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.ColumnThresholds;
import org.hcim.simulator.crossbar.DcimWidths;

/**
 * The signal-to-quantization-noise ratio of a layer's outputs, by analysis. Thresholds, scale
 * factors and ranges are those that calibration chooses for columns with the distributions of
 * {@link ExpectedColumns}.
 *
 * <p>With partial sums p, readings r, significances c and factors a of the readings, the ideal
 * output is y = sum c p and the actual output is z = sum a r. Covariances of readings follow from
 * the Hermite coefficients h_m = E[r He_m((p - mean) / deviation)] and the correlation of the
 * partial sums of two columns (Mehler's formula, exact for normal sums):
 *
 * <pre>
 * cov(p_i, r_l) = cov(p_i, p_l) / deviation_l x h_1l
 * cov(r_i, r_l) = sum over m of h_mi h_ml correlation_il^m / m!
 * </pre>
 *
 * <p>Columns of different row tiles are independent. The requantizer removes the mean and the
 * deviation of a channel, so the noise is the part of z that y does not explain.
 */
public final class SignalToNoise {

  private static final int ORDERS = 3;

  private final AlgorithmSetting setting;
  private final ExpectedColumns columns;
  private final ColumnOrder order;
  private final ColumnStatistics statistics;

  SignalToNoise(AlgorithmSetting setting, ExpectedColumns columns) {
    this.setting = setting;
    this.columns = columns;
    order = columns.order();
    statistics = columns.statistics();
  }

  /**
   * Readings of the columns.
   *
   * @param reading reading of a partial sum in a column
   * @param factors factors of the readings in the output
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Readings(Reading reading, double[] factors) {}

  /** The reading of a partial sum in a column. */
  @FunctionalInterface
  interface Reading {
    int of(int column, int sum);
  }

  /**
   * The ratio of noise power to signal power in a layer's outputs; 0 if partial sums are exact or
   * all drawn weights are 0.
   *
   * @param inputs rows of the layer's weights
   * @throws InvalidDesignException if no layer can have the setting
   */
  public static double noiseFrac(AlgorithmSetting setting, int inputs) {
    return new SignalToNoise(setting, new ExpectedColumns(setting, inputs)).noiseFrac();
  }

  /** The ratio of noise power to signal power. */
  double noiseFrac() {
    Readings readings = readings();
    double signal = 0;
    double noise = 0;
    for (int output = 0; output < order.outputs(); output++) {
      var powers = new Powers(readings, output);
      signal += powers.signal;
      noise += powers.noise();
    }
    return signal == 0 ? 0 : noise / signal;
  }

  /** The readings that calibration chooses. */
  Readings readings() {
    return switch (setting.levels()) {
      case IDEAL -> unscaled((column, sum) -> sum);
      case ADC -> {
        ColumnReadout.Converter adc = AdcFit.of(order, statistics, setting);
        yield unscaled((column, sum) -> adc.read(sum));
      }
      case BINARY -> comparators(ColumnThresholds.binary(references()));
      case TERNARY -> comparators(ternary());
    };
  }

  private Readings unscaled(Reading reading) {
    var factors = new double[order.count()];
    Arrays.setAll(factors, columns::factor);
    return new Readings(reading, factors);
  }

  private int[] references() {
    ReferenceRule rule = ReferenceRule.of(setting.biasRows());
    int[] references = ReferenceFit.references(order, statistics, rule);
    var all = new int[order.count()];
    Arrays.setAll(
        all, i -> references.length == 1 ? references[0] : references[i / order.streams()]);
    return all;
  }

  private ColumnThresholds ternary() {
    int zero = ReferenceFit.references(order, statistics, ReferenceRule.ZERO)[0];
    var zeros = new int[order.count()];
    Arrays.fill(zeros, zero);
    return ColumnThresholds.ternary(zeros, alphas(zero));
  }

  private int[] alphas(int zero) {
    var rule = (ThresholdRule) setting.value(Parameter.TERNARY_THRESHOLDS);
    if (rule == ThresholdRule.HALF_SCALE) {
      return ThresholdFit.halfScaleAlphas(layout(), statistics, zero);
    }
    int groups = rule == ThresholdRule.ALPHA ? 1 : order.slices() * order.streams();
    int[] best = ThresholdFit.alphas(order, statistics, zero, groups);
    var alphas = new int[order.count()];
    Arrays.setAll(alphas, i -> best[i % groups]);
    return alphas;
  }

  private ScaleFactorLayout layout() {
    return new ScaleFactorLayout(
        order.splits(), order.slicing(), order.outputs(), DcimWidths.of(setting));
  }

  private Readings comparators(ColumnThresholds thresholds) {
    ScaleFactorLayout layout = layout();
    ScaleFactorFit fit = ScaleFactorFit.of(layout, statistics, thresholds);
    ScaleFactorCodes codes = ScaleFactorCodes.of(layout, fit.slopes());
    int[] indices = layout.indices();
    var factors = new double[order.count()];
    Arrays.setAll(factors, i -> codes.cells(layout, indices, i) * columns.factor(i));
    return new Readings(
        (column, sum) ->
            sum >= thresholds.high(column) ? 1 : sum <= thresholds.low(column) ? -1 : 0,
        factors);
  }

  /** The signal and noise power of one output. */
  private final class Powers {

    private final Readings readings;
    private final int each = order.slices() * order.streams();
    private double signal;
    private double common;
    private double power;

    Powers(Readings readings, int output) {
      this.readings = readings;
      for (int split = 0; split < order.splits(); split++) {
        add((split * order.outputs() + output) * each);
      }
    }

    /**
     * The part of the output that the signal does not explain, at the signal's scale; the whole
     * signal if no reading ever changes.
     */
    double noise() {
      if (signal == 0 || power == 0) {
        return signal;
      }
      double explained = common * common / (signal * power);
      return signal * Math.max(0, 1 - explained) / explained;
    }

    private void add(int first) {
      double[][] covariances = columns.covariances(first);
      var hermite = new double[each][];
      for (int i = 0; i < each; i++) {
        int column = first + i;
        hermite[i] = hermite(column, covariances[i][i], sum -> readings.reading.of(column, sum));
      }
      for (int i = 0; i < each; i++) {
        for (int l = 0; l < each; l++) {
          add(first, i, l, covariances, hermite);
        }
      }
    }

    private void add(int first, int i, int l, double[][] covariances, double[][] hermite) {
      double covariance = covariances[i][l];
      double significance = columns.factor(first + i);
      double factor = readings.factors[first + l];
      signal += significance * columns.factor(first + l) * covariance;
      if (covariances[i][i] == 0 || covariances[l][l] == 0) {
        return; // columns that never change
      }
      common += significance * factor * covariance / Math.sqrt(covariances[l][l]) * hermite[l][1];
      double ratio = covariance / Math.sqrt(covariances[i][i] * covariances[l][l]);
      power +=
          readings.factors[first + i]
              * factor
              * (i == l ? hermite[i][0] : covariance(hermite[i], hermite[l], ratio));
    }
  }

  /** The covariance of two readings, from their Hermite coefficients. */
  private static double covariance(double[] a, double[] b, double correlation) {
    double sum = 0;
    double term = 1;
    for (int m = 1; m <= ORDERS; m++) {
      term *= correlation / m;
      sum += a[m] * b[m] * term;
    }
    return sum;
  }

  /** The variance of a reading, followed by its Hermite coefficients. */
  private double[] hermite(int column, double variance, IntUnaryOperator reading) {
    var found = new double[ORDERS + 1];
    if (variance == 0) {
      return found;
    }
    double mean = statistics.mean(column, sum -> sum);
    double read = statistics.mean(column, reading);
    double deviation = Math.sqrt(variance);
    found[0] = statistics.meanOf(column, sum -> square(reading.applyAsInt(sum) - read));
    found[1] =
        statistics.meanOf(
            column, sum -> (reading.applyAsInt(sum) - read) * (sum - mean) / deviation);
    for (int order = 2; order <= ORDERS; order++) {
      int m = order;
      found[m] =
          statistics.meanOf(
              column,
              sum -> {
                double z = (sum - mean) / deviation;
                return (reading.applyAsInt(sum) - read - found[1] * z) * polynomial(m, z);
              });
    }
    return found;
  }

  /** The Hermite polynomials of orders 2 and 3. */
  private static double polynomial(int order, double z) {
    return order == 2 ? z * z - 1 : z * z * z - 3 * z;
  }

  private static double square(double number) {
    return number * number;
  }
}
