package org.hcim.simulator.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hcim.accelerator.Dice;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.SignedMapping;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Agreement is the correlation of a chip's sums with those of ideal crossbars for the same inputs.
 * It falls with the variation of cells and, with comparators, with their age.
 *
 * <p>A fall is the mean over chips of the differences between two settings, each chip with itself:
 * its cells vary in the same direction under both. The mean of n differences with the deviation s
 * is t-distributed about the true fall with n - 1 degrees of freedom and a scale of s / sqrt(n). A
 * mean beyond {@link #T} scales would come from no fall at all once in a thousand comparisons.
 */
class AgreementTest {

  private static final int CHIPS = 12;

  /** 0.999 quantile of Student's t of 11 degrees of freedom. */
  private static final double T = 4.025;

  private static final int INPUTS = 128;
  private static final int OUTPUTS = 16;
  private static final int POSITIONS = 256;
  private static final Slicing FOUR_BITS =
      new Slicing(new Precision(1, 4, 4, 1), SignedMapping.DIFFERENTIAL);

  static Stream<ColumnReadout> comparators() {
    return Stream.of(
        new ColumnReadout.Ternary(4, 0, DcimWidths.hcim()),
        new ColumnReadout.Binary(0, DcimWidths.hcim()));
  }

  static Stream<ColumnReadout> readouts() {
    return Stream.concat(
        comparators(), Stream.of(CoveringAdc.of(7, -64, 63), new ColumnReadout.Ideal()));
  }

  /** Below a deviation of 0.05 hardly a sum crosses the middle between two whole numbers. */
  @ParameterizedTest
  @MethodSource("readouts")
  void fallsWithTheDeviationOfCells(ColumnReadout readout) {
    falls(readout, NonIdealities::conductance, 0.05, 0.1, 0.2, 0.4, 0.8);
  }

  /** Currents fall, thresholds do not: +1 and -1 become 0, and a binary sum of -1 reads as +1. */
  @ParameterizedTest
  @MethodSource("comparators")
  void ofComparatorsFallsWithAge(ColumnReadout readout) {
    falls(readout, AgreementTest::aged, 0, 1e2, 1e4, 1e6, 1e8);
  }

  /** A correlation does not see a common factor; all that is lost is what rounding takes. */
  @ParameterizedTest
  @ValueSource(doubles = {1e2, 1e4, 1e6, 1e8})
  void exactSumsShrinkWithAgeByTheLawOfDrift(double ageS) {
    var matrix = matrix(new ColumnReadout.Ideal());
    int[] ideal = sums(Kernel.nonIdeal(matrix, NonIdealities.NONE, 0), inputs());
    int[] old = sums(Kernel.nonIdeal(matrix, aged(ageS), 1), inputs());
    double product = 0;
    double square = 0;
    for (int i = 0; i < ideal.length; i++) {
      product += (double) ideal[i] * old[i];
      square += (double) ideal[i] * ideal[i];
    }

    assertThat(product / square).isCloseTo(Math.pow(ageS, -0.05), within(0.02));
    assertThat(correlation(ideal, old)).isGreaterThan(0.99);
  }

  /** Currents halve in 10^6 seconds. */
  private static NonIdealities aged(double ageS) {
    return new NonIdealities(0.05, 0, 0, 0, 0, 0, 0, 0.05, ageS);
  }

  private static void falls(
      ColumnReadout readout, DoubleFunction<NonIdealities> setting, double... worse) {
    var matrix = matrix(readout);
    double[] before = agreements(matrix, setting.apply(worse[0]));
    for (int i = 1; i < worse.length; i++) {
      double[] after = agreements(matrix, setting.apply(worse[i]));
      var falls = new double[CHIPS];
      for (int chip = 0; chip < CHIPS; chip++) {
        falls[chip] = before[chip] - after[chip];
      }
      assertThat(mean(falls))
          .as("%s from %s to %s", readout, worse[i - 1], worse[i])
          .isGreaterThan(T * deviation(falls) / Math.sqrt(CHIPS));
      before = after;
    }
  }

  /** By chip. */
  private static double[] agreements(CrossbarMatrix matrix, NonIdealities nonIdealities) {
    Inputs inputs = inputs();
    int[] ideal = sums(Kernel.nonIdeal(matrix, NonIdealities.NONE, 0), inputs);
    return IntStream.range(0, CHIPS)
        .mapToDouble(
            chip -> correlation(ideal, sums(Kernel.nonIdeal(matrix, nonIdealities, chip), inputs)))
        .toArray();
  }

  private static int[] sums(Kernel kernel, Inputs inputs) {
    var sums = new int[OUTPUTS * POSITIONS];
    kernel.multiply(inputs, sums);
    return sums;
  }

  private static CrossbarMatrix matrix(ColumnReadout readout) {
    var dice = new Dice(1);
    var datapath = new Datapath(INPUTS / 2, FOUR_BITS, readout);
    var weights = new byte[INPUTS * OUTPUTS];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (byte) dice.between(-7, 7);
    }
    var codes = new int[ScaleFactors.count(datapath, INPUTS, OUTPUTS)];
    Arrays.setAll(codes, i -> dice.between(1, 7));
    return new CrossbarMatrix(
        datapath,
        new WeightMatrix(INPUTS, OUTPUTS, weights, FOUR_BITS),
        ScaleFactors.of(datapath, INPUTS, OUTPUTS, codes));
  }

  private static Inputs inputs() {
    var dice = new Dice(2);
    var codes = new byte[INPUTS * POSITIONS];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) dice.between(0, 15);
    }
    return Inputs.of(codes, POSITIONS);
  }

  private static double correlation(int[] a, int[] b) {
    double meanA = Arrays.stream(a).average().orElseThrow();
    double meanB = Arrays.stream(b).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }
}
