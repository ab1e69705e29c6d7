package org.hcim.simulator.crossbar;

/**
 * Nearly normal numbers from random bits: the sum of two of 1,024 equally likely quantiles, each
 * with half the variance. The magnitude is at most five standard deviations.
 */
final class NormalTable {

  /** Random bits per number. */
  static final int BITS = 20;

  private static final int HALF = BITS / 2;
  private static final int SIZE = 1 << HALF;
  private static final double[] QUANTILES = quantiles();

  private final int[] values;

  private NormalTable(int[] values) {
    this.values = values;
  }

  /**
   * Creates the table of a standard deviation.
   *
   * @param sigma standard deviation, in cell currents
   */
  static NormalTable of(double sigma, CurrentScale scale) {
    var values = new int[sigma == 0 ? 0 : SIZE];
    for (int i = 0; i < values.length; i++) {
      values[i] = scale.of(sigma * QUANTILES[i]);
    }
    return new NormalTable(values);
  }

  /**
   * Adds a random number to each current.
   *
   * @param firstBit lowest random bit to use
   */
  void add(long[] random, int firstBit, int[] currents, int[] to, int count) {
    if (values.length == 0) {
      System.arraycopy(currents, 0, to, 0, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      int bits = (int) (random[i] >>> firstBit);
      to[i] = currents[i] + values[bits & (SIZE - 1)] + values[(bits >>> HALF) & (SIZE - 1)];
    }
  }

  /**
   * Medians of equally likely intervals of the normal distribution, scaled to a variance of one
   * half.
   */
  private static double[] quantiles() {
    var quantiles = new double[SIZE];
    double square = 0;
    double at = 0;
    double below = 0.5;
    for (int i = SIZE / 2; i < SIZE; i++) {
      double wanted = (i + 0.5) / SIZE;
      at += solve(at, wanted - below);
      below = wanted;
      quantiles[i] = at;
      quantiles[SIZE - 1 - i] = -at;
      square += 2 * at * at;
    }
    double scale = Math.sqrt(SIZE / (2 * square));
    for (int i = 0; i < SIZE; i++) {
      quantiles[i] *= scale;
    }
    return quantiles;
  }

  /**
   * The distance from {@code from} at which the integral of the density reaches a value, by
   * bisection.
   */
  private static double solve(double from, double integral) {
    double least = 0;
    double most = 1;
    while (most - least > 1e-12) {
      double middle = (least + most) / 2;
      if (simpson(from, from + middle) < integral) {
        least = middle;
      } else {
        most = middle;
      }
    }
    return least;
  }

  private static double simpson(double from, double to) {
    double middle = density((from + to) / 2);
    return (to - from) / 6 * (density(from) + 4 * middle + density(to));
  }

  private static double density(double x) {
    return StrictMath.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }
}
