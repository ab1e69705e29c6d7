package org.hcim.sweeps.sensitivity;

import java.util.function.ToDoubleFunction;

/**
 * Estimators of Sobol indices from the rows of a Saltelli design.
 *
 * <p>First order: Saltelli and others, Computer Physics Communications 181, 2010, Table 2 (b).
 * Total order: Jansen's, Table 2 (f) there.
 */
final class SobolIndices {

  /** Responses to the points A and B, minus the mean of all of them. */
  private final double[] a;

  private final double[] b;

  private SobolIndices(double[] a, double[] b) {
    this.a = a;
    this.b = b;
  }

  /** Centers the responses: the first-order estimator is far more accurate around zero. */
  static SobolIndices of(double[] a, double[] b) {
    var sum = new CompensatedSum();
    for (int row = 0; row < a.length; row++) {
      sum.add(a[row]);
      sum.add(b[row]);
    }
    double mean = sum.value() / (2 * a.length);
    return new SobolIndices(less(a, mean), less(b, mean));
  }

  private static double[] less(double[] values, double mean) {
    double[] centered = new double[values.length];
    for (int row = 0; row < values.length; row++) {
      centered[row] = values[row] - mean;
    }
    return centered;
  }

  /**
   * The first-order index of an axis, as a function of the number of times each row is taken.
   *
   * @param difference the response to A with the axis taken from B, minus the response to A
   */
  ToDoubleFunction<int[]> firstOrder(double[] difference) {
    return taken -> {
      double sum = 0;
      for (int row = 0; row < taken.length; row++) {
        sum += taken[row] * b[row] * difference[row];
      }
      return sum / taken.length / variance(taken);
    };
  }

  /** The total-order index of an axis. */
  ToDoubleFunction<int[]> total(double[] difference) {
    return taken -> {
      double sum = 0;
      for (int row = 0; row < taken.length; row++) {
        sum += taken[row] * difference[row] * difference[row];
      }
      return sum / taken.length / 2 / variance(taken);
    };
  }

  /** The variance of all responses to A and B. */
  private double variance(int[] taken) {
    double sum = 0;
    double squares = 0;
    for (int row = 0; row < taken.length; row++) {
      sum += taken[row] * (a[row] + b[row]);
      squares += taken[row] * (a[row] * a[row] + b[row] * b[row]);
    }
    double mean = sum / taken.length / 2;
    return squares / taken.length / 2 - mean * mean;
  }
}
