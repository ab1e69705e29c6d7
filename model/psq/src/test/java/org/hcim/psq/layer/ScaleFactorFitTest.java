package org.hcim.psq.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.SplittableRandom;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.simulator.crossbar.DcimWidths;
import org.hcim.simulator.crossbar.Overflow;
import org.hcim.simulator.crossbar.Slicing;
import org.junit.jupiter.api.Test;

class ScaleFactorFitTest {

  private static final int IMAGES = 40;

  /** One bit of each kind: one column a crossbar. */
  private static final Slicing ONE =
      new Slicing(new Precision(1, 2, 1, 1), SignedMapping.TWOS_COMPLEMENT);

  /**
   * Readings of 5, 1, -5 and -1 with a threshold of 2 are 1, 0, -1 and 0: the slope is 10 / 2. With
   * one comparator they are 1, 1, -1 and -1: 12 / 4.
   */
  @Test
  void slopesAreThoseOfRegressions() {
    try (var manager = NDManager.newBaseManager()) {
      float[] sums = {5, 1, -5, -1};
      NDArray columns = columns(manager, sums);

      ScaleFactorFit ternary = ScaleFactorFit.ternary(layout(), List.of(columns), 0);
      ScaleFactorFit binary = ScaleFactorFit.binary(layout(), List.of(columns), 0);

      assertThat(ternary.alpha()).isEqualTo(2);
      assertThat(ternary.slopes()).containsOnly(5);
      assertThat(binary.slopes()).containsOnly(3);
      // of the sums' variance of 13: 5 x 2.5 and 3 x 3; both slices count, one four times
      assertThat(ternary.explained()).isCloseTo(5 * 12.5, within(1e-4));
      assertThat(binary.explained()).isCloseTo(5 * 9, within(1e-4));
    }
  }

  /** The least squares of a sum around its mean, computed one threshold at a time. */
  @Test
  void theThresholdIsTheOneThatExplainsMost() {
    var random = new SplittableRandom(11);
    var sums = new float[IMAGES];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (float) Math.rint(9 * (random.nextDouble() + random.nextDouble() - 1));
    }
    try (var manager = NDManager.newBaseManager()) {
      int found = ScaleFactorFit.ternary(layout(), List.of(columns(manager, sums)), 0).alpha();

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
  }

  /** A column that always reads the same says nothing. */
  @Test
  void silentColumnsHaveNoScaleFactor() {
    try (var manager = NDManager.newBaseManager()) {
      NDArray columns = columns(manager, new float[] {0, 0, 0});

      assertThat(ScaleFactorFit.ternary(layout(), List.of(columns), 0).slopes()).containsOnly(0);
      assertThat(ScaleFactorFit.binary(layout(), List.of(columns), 0).slopes()).containsOnly(0);
    }
  }

  /** What remains of the squares around the mean after the best line through the readings. */
  private static double error(float[] sums, int alpha) {
    double meanSum = 0;
    double meanReading = 0;
    for (float sum : sums) {
      meanSum += sum / sums.length;
      meanReading += reading(sum, alpha) / sums.length;
    }
    double both = 0;
    double square = 0;
    double all = 0;
    for (float sum : sums) {
      both += (sum - meanSum) * (reading(sum, alpha) - meanReading);
      square += Math.pow(reading(sum, alpha) - meanReading, 2);
      all += Math.pow(sum - meanSum, 2);
    }
    return square == 0 ? all : all - both * both / square;
  }

  private static double reading(float sum, int alpha) {
    return sum >= alpha ? 1 : sum <= -alpha ? -1 : 0;
  }

  private static ScaleFactorLayout layout() {
    var words = new DcimWidths(4, ScaleFactorGranularity.BIT_SLICE, 8, Overflow.WRAP);
    return new ScaleFactorLayout(1, ONE, 1, words);
  }

  /** The same sums in both slices. */
  private static NDArray columns(NDManager manager, float[] sums) {
    NDArray once = manager.create(sums, new Shape(1, sums.length, 1, 1, 1));
    return once.repeat(2, 2);
  }
}
