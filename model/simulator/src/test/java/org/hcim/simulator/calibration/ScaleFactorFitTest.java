package org.hcim.simulator.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.simulator.crossbar.ColumnThresholds;
import org.hcim.simulator.crossbar.DcimWidths;
import org.hcim.simulator.crossbar.Overflow;
import org.hcim.simulator.crossbar.Slicing;
import org.junit.jupiter.api.Test;

class ScaleFactorFitTest {

  private static final int IMAGES = 40;

  /** One bit of each kind: one column per crossbar. */
  private static final Slicing ONE =
      new Slicing(new Precision(1, 2, 1, 1), SignedMapping.TWOS_COMPLEMENT);

  /**
   * Readings of 5, 1, -5 and -1 with a threshold of 2 are 1, 0, -1 and 0: the slope is 10 / 2. With
   * one comparator they are 1, 1, -1 and -1: 12 / 4.
   */
  @Test
  void slopesAreThoseOfRegressions() {
    ColumnStatistics columns = columns(5, 1, -5, -1);

    ScaleFactorFit ternary = ScaleFactorFit.of(layout(), columns, ternary(2));
    ScaleFactorFit binary =
        ScaleFactorFit.of(layout(), columns, ColumnThresholds.binary(new int[2]));

    assertThat(ternary.slopes()).containsOnly(5);
    assertThat(binary.slopes()).containsOnly(3);
    // of the sums' variance of 13: 5 x 2.5 and 3 x 3; both slices count, one four times
    assertThat(ternary.explained()).isCloseTo(5 * 12.5, within(1e-4));
    assertThat(binary.explained()).isCloseTo(5 * 9, within(1e-4));
  }

  /** The least squares of a sum around its mean, computed one threshold at a time. */
  @Test
  void theThresholdIsTheOneThatExplainsMost() {
    var random = new SplittableRandom(11);
    var sums = new int[IMAGES];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (int) Math.rint(9 * (random.nextDouble() + random.nextDouble() - 1));
    }
    int found = ThresholdFit.alphas(layout().columns(), columns(sums), 0, 1)[0];

    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int alpha : new int[] {1, 2, 3, 4, 5, 6, 8}) {
      double error = error(sums, alpha);
      if (error < least) {
        least = error;
        best = alpha;
      }
    }
    assertThat(found).isEqualTo(best);
  }

  /** Small sums around zero, and others far away: only a threshold between them separates both. */
  @Test
  void thresholdsReachTheLargestPartialSums() {
    for (int far : new int[] {90, 150, 400, 1000, 5000, 30_000}) {
      var random = new SplittableRandom(far);
      var sums = new int[IMAGES];
      int near = 0;
      int nearest = far;
      for (int i = 0; i < sums.length; i += 4) {
        sums[i] = random.nextInt(far / 3);
        sums[i + 1] = -random.nextInt(far / 3);
        sums[i + 2] = far - random.nextInt(far / 10);
        sums[i + 3] = -far + random.nextInt(far / 10);
        near = Math.max(near, Math.max(sums[i], -sums[i + 1]));
        nearest = Math.min(nearest, Math.min(sums[i + 2], -sums[i + 3]));
      }
      int found = ThresholdFit.alphas(layout().columns(), columns(sums), 0, 1)[0];

      assertThat(found).as("sums of %d", far).isBetween(near + 1, nearest);
    }
  }

  /** A column whose reading never changes explains no variance. */
  @Test
  void silentColumnsHaveNoScaleFactor() {
    ColumnStatistics columns = columns(0, 0, 0);

    assertThat(ScaleFactorFit.of(layout(), columns, ternary(1)).slopes()).containsOnly(0);
    assertThat(ScaleFactorFit.of(layout(), columns, ColumnThresholds.binary(new int[2])).slopes())
        .containsOnly(0);
  }

  private static ColumnThresholds ternary(int alpha) {
    return ColumnThresholds.ternary(new int[2], new int[] {alpha, alpha});
  }

  /** The sum of squares around the mean that the best line through the readings leaves. */
  private static double error(int[] sums, int alpha) {
    double meanSum = 0;
    double meanReading = 0;
    for (int sum : sums) {
      meanSum += (double) sum / sums.length;
      meanReading += reading(sum, alpha) / sums.length;
    }
    double both = 0;
    double square = 0;
    double all = 0;
    for (int sum : sums) {
      both += (sum - meanSum) * (reading(sum, alpha) - meanReading);
      square += Math.pow(reading(sum, alpha) - meanReading, 2);
      all += Math.pow(sum - meanSum, 2);
    }
    return square == 0 ? all : all - both * both / square;
  }

  private static double reading(int sum, int alpha) {
    return sum >= alpha ? 1 : sum <= -alpha ? -1 : 0;
  }

  private static ScaleFactorLayout layout() {
    var words = new DcimWidths(4, ScaleFactorGranularity.BIT_SLICE, 8, Overflow.WRAP);
    return new ScaleFactorLayout(1, ONE, 1, words);
  }

  /** The same sums in both slices. */
  private static ColumnStatistics columns(int... sums) {
    int most = Arrays.stream(sums).map(Math::abs).max().orElseThrow();
    var histogram = new int[2 * most + 1];
    for (int sum : sums) {
      histogram[sum + most]++;
    }
    return new ColumnStatistics(new int[] {-most, -most}, new int[][] {histogram, histogram});
  }
}
