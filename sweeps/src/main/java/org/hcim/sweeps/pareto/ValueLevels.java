package org.hcim.sweeps.pareto;

import java.util.Arrays;

/**
 * A scale of levels for each objective: a greater value never has a lower level. The levels follow
 * the distribution of sample vectors and apply to any vector.
 */
final class ValueLevels {

  /** Number of levels of an objective, counted from 0. */
  static final int COUNT = 64;

  private static final int BOUNDS = COUNT - 1;

  /** By objective: the greatest value of each level but the last. */
  private final double[] bounds;

  private ValueLevels(double[] bounds) {
    this.bounds = bounds;
  }

  /** Creates a scale on which every value has level 0. */
  static ValueLevels none(int dimensions) {
    var bounds = new double[dimensions * BOUNDS];
    Arrays.fill(bounds, Double.POSITIVE_INFINITY);
    return new ValueLevels(bounds);
  }

  /**
   * Chooses levels with about equal numbers of the vectors.
   *
   * @param vectors at least one
   */
  static ValueLevels of(double[][] vectors) {
    int dimensions = vectors[0].length;
    var bounds = new double[dimensions * BOUNDS];
    var values = new double[vectors.length];
    for (int d = 0; d < dimensions; d++) {
      for (int i = 0; i < values.length; i++) {
        values[i] = vectors[i][d];
      }
      Arrays.sort(values);
      for (int i = 0; i < BOUNDS; i++) {
        bounds[d * BOUNDS + i] = values[(int) ((i + 1L) * values.length / COUNT)];
      }
    }
    return new ValueLevels(bounds);
  }

  /** The level of a value: the number of bounds below it. */
  int level(int objective, double value) {
    int first = objective * BOUNDS;
    int below = first;
    for (int step = COUNT / 2; step > 0; step /= 2) {
      if (bounds[below + step - 1] < value) {
        below += step;
      }
    }
    return below - first;
  }
}
