package org.hcim.benchmarks;

import java.util.SplittableRandom;

/** The correlation of the objectives of seeded random points. */
public enum FrontierData {

  /** Independent and uniform: small fronts. */
  UNIFORM {
    @Override
    void draw(SplittableRandom random, double[] point) {
      for (int d = 0; d < point.length; d++) {
        point[d] = random.nextDouble();
      }
    }
  },

  /** 0.7 of a shared uniform number and 0.3 of an own one: the smallest fronts. */
  CORRELATED {
    @Override
    void draw(SplittableRandom random, double[] point) {
      double shared = random.nextDouble();
      for (int d = 0; d < point.length; d++) {
        point[d] = 0.7 * shared + 0.3 * random.nextDouble();
      }
    }
  },

  /** Exponentials normalized to a sum of 1, times 1 + 0.1 u: the largest fronts. */
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

  /** A number of points as columns. */
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
