package org.hcim.sweeps.pareto;

import java.util.Random;

/** Seeded points: small grids with many ties and duplicates, and points near a simplex. */
record RandomPoints(Random random) {

  static RandomPoints seeded(long seed) {
    return new RandomPoints(new Random(seed));
  }

  /** Whole numbers from 0 to {@code levels} - 1, some of zero negative. */
  double[][] grid(int dimensions, int size, int levels) {
    double[][] columns = new double[dimensions][size];
    for (double[] column : columns) {
      for (int i = 0; i < size; i++) {
        int value = random.nextInt(levels);
        column[i] = value == 0 && random.nextBoolean() ? -0.0 : value;
      }
    }
    return columns;
  }

  double[][] uniform(int dimensions, int size) {
    double[][] columns = new double[dimensions][size];
    for (double[] column : columns) {
      for (int i = 0; i < size; i++) {
        column[i] = random.nextDouble();
      }
    }
    return columns;
  }

  /** Points whose coordinates add up to 1 to 1.1: most dominate no other. */
  double[][] nearSimplex(int dimensions, int size) {
    double[][] columns = uniform(dimensions, size);
    for (int i = 0; i < size; i++) {
      double sum = 0;
      for (double[] column : columns) {
        sum += column[i];
      }
      double factor = (1 + 0.1 * random.nextDouble()) / sum;
      for (double[] column : columns) {
        column[i] *= factor;
      }
    }
    return columns;
  }
}
