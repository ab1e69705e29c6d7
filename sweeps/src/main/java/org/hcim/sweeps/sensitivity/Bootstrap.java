package org.hcim.sweeps.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Resamples observations with replacement to estimate the variation of a statistic.
 *
 * <p>A resample is the number of times that each observation is taken; the seed determines it.
 */
final class Bootstrap {

  private static final int REPLICATES = 1000;
  private static final double TAIL = 0.025;

  private Bootstrap() {}

  /**
   * Estimates several statistics from the same resamples.
   *
   * @param observations the number of observations
   * @param statistics functions of the number of times that each observation is taken
   */
  static List<Estimate> estimates(
      int observations, long seed, List<ToDoubleFunction<int[]>> statistics) {
    double[][] replicates = new double[statistics.size()][REPLICATES];
    var random = new Random(seed);
    for (int replicate = 0; replicate < REPLICATES; replicate++) {
      int[] taken = new int[observations];
      for (int i = 0; i < observations; i++) {
        taken[random.nextInt(observations)]++;
      }
      for (int i = 0; i < statistics.size(); i++) {
        replicates[i][replicate] = statistics.get(i).applyAsDouble(taken);
      }
    }
    int[] once = new int[observations];
    Arrays.fill(once, 1);
    List<Estimate> estimates = new ArrayList<>();
    for (int i = 0; i < statistics.size(); i++) {
      estimates.add(estimate(statistics.get(i).applyAsDouble(once), replicates[i]));
    }
    return estimates;
  }

  private static Estimate estimate(double value, double[] replicates) {
    Arrays.sort(replicates);
    return new Estimate(value, quantile(replicates, TAIL), quantile(replicates, 1 - TAIL));
  }

  /** A quantile of sorted values, interpolated between the two nearest. */
  private static double quantile(double[] sorted, double part) {
    double place = part * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
