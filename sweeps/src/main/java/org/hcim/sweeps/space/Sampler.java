package org.hcim.sweeps.space;

import java.io.Serializable;

/** Points in the unit cube, each determined by its number and the seed. */
public sealed interface Sampler extends Serializable
    permits Sampler.Uniform, Sampler.LatinHypercube, Sampler.Sobol, Trajectories, Saltelli {

  /** The number of points. */
  long points();

  /**
   * One coordinate of a point.
   *
   * @param dimension from 0
   * @return at least 0 and less than 1
   */
  double coordinate(long point, int dimension);

  /** Independent uniform points. */
  record Uniform(long points, long seed) implements Sampler {

    @Override
    public double coordinate(long point, int dimension) {
      return Hash.unit(Hash.of(seed, dimension, point));
    }
  }

  /** In each dimension, one point in each of {@code points} strata of equal width. */
  record LatinHypercube(long points, long seed) implements Sampler {

    @Override
    public double coordinate(long point, int dimension) {
      long stratum = Permutation.of(points, Hash.of(seed, dimension, -1)).at(point);
      double inside = Hash.unit(Hash.of(seed, dimension, point));
      return Math.min((stratum + inside) / points, Math.nextDown((stratum + 1.0) / points));
    }
  }

  /** The Sobol sequence with Owen scrambling; evenly spread if points = 2^m. */
  record Sobol(long points, long seed) implements Sampler {

    /** Maximum points: the sequence is numbered with 31 bits. */
    public static final long MAX_POINTS = SobolDirections.MAX_POINTS;

    @Override
    public double coordinate(long point, int dimension) {
      int digits = SobolDirections.digits(point, dimension);
      return (OwenScrambling.scramble(digits, Hash.of(seed, dimension, 0)) & 0xFFFFFFFFL) * 0x1p-32;
    }
  }
}
