package org.hcim.benchmarks;

import java.util.SplittableRandom;

/** The correlation between the objectives of seeded random points. */
public enum FrontierData {

  /** Independent and uniform: small frontiers. */
  UNIFORM {
    @Override
    void draw(SplittableRandom random, double[] point) {
      for (int d = 0; d < point.length; d++) {
        point[d] = random.nextDouble();
      }
    }
  },

  /**
   * 0.7 of a uniform number shared by all objectives plus 0.3 of one per objective: the smallest
   * frontiers.
   */
  CORRELATED {
    @Override
    void draw(SplittableRandom random, double[] point) {
      double shared = random.nextDouble();
      for (int d = 0; d < point.length; d++) {
        point[d] = 0.7 * shared + 0.3 * random.nextDouble();
      }
    }
  },

  /** Exponentials normalized to a sum of 1, times 1 + 0.1 u: the largest frontiers. */
  ANTI_CORRELATED {
    @Override
    void draw(SplittableRandom random, double[] point) {
      double factor = 1 + 0.1 * random.nextDouble();
      double sum = 0;
      for (int d = 0; d < point.length; d++) {
        point[d] = -StrictMath.log(1 - random.nextDouble());
        sum += point[d];
      }
      for (int d = 0; d < point.length; d++) {
        point[d] *= factor / sum;
      }
    }
  };

  private static final long SEED = 20261125;

  abstract void draw(SplittableRandom random, double[] point);

  /** Random points, as {@code [objectives][size]}. */
  double[][] columns(int objectives, int size) {
    var random = new SplittableRandom(SEED);
    double[][] columns = new double[objectives][size];
    double[] point = new double[objectives];
    for (int i = 0; i < size; i++) {
      draw(random, point);
      for (int d = 0; d < objectives; d++) {
        columns[d][i] = point[d];
      }
    }
    return columns;
  }
}
