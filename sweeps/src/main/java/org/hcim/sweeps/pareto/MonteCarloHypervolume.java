package org.hcim.sweeps.pareto;

import static org.hcim.sweeps.pareto.Require.require;

import java.util.Arrays;

/**
 * An estimate of the volume that points dominate up to a reference point, from the share of
 * dominated samples. Samples are drawn uniformly between the points' least values and the
 * reference. The same seed gives the same bits.
 *
 * @param volume in the product of the objectives' units
 * @param low the lower end of the 95 % confidence interval (Wilson's)
 * @param high the upper end of the interval
 * @param samples the number of samples
 * @param beyond points that are not better than the reference in every objective; they add nothing
 */
public record MonteCarloHypervolume(
    double volume, double low, double high, int samples, int beyond) {

  /** The standard normal quantile of a two-sided 95 % interval. */
  private static final double Z = 1.959963984540054;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /**
   * Estimates the volume of points, which need not be a frontier.
   *
   * @param columns 2 to 8 objectives, as {@link ParetoFrontier#of} takes them
   * @param reference the worst value that counts in each objective, minimized like the columns
   */
  public static MonteCarloHypervolume of(
      double[][] columns, int size, double[] reference, int samples, long seed) {
    require(samples >= 1, "samples (%d) must be positive", samples);
    var inside = PointsWithinReference.of(columns, size, reference);
    int[] frontier = inside.frontier();
    if (frontier.length == 0) {
      return new MonteCarloHypervolume(0, 0, 0, samples, inside.beyond());
    }
    double[] least =
        Arrays.stream(inside.points().columns(frontier))
            .mapToDouble(column -> Arrays.stream(column).min().orElseThrow())
            .toArray();
    var tree = TreeBuilder.of(inside.points().rows(frontier), frontier, reference.length);
    return interval(hits(tree, least, reference, samples, seed), samples, box(least, reference))
        .with(inside.beyond());
  }

  private static int hits(
      DominanceTree tree, double[] least, double[] reference, int samples, long seed) {
    double[] sample = new double[reference.length];
    int hits = 0;
    for (int i = 0; i < samples; i++) {
      for (int d = 0; d < sample.length; d++) {
        double unit = unit(seed, (long) i * sample.length + d);
        sample[d] = least[d] + unit * (reference[d] - least[d]);
      }
      hits += tree.dominator(sample, 0) == DominanceTree.NONE ? 0 : 1;
    }
    return hits;
  }

  private static MonteCarloHypervolume interval(int hits, int samples, double box) {
    double n = samples;
    double share = hits / n;
    double center = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z / (1 + Z * Z / n) * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    return new MonteCarloHypervolume(
        share * box,
        Math.max(0, center - half) * box,
        Math.min(1, center + half) * box,
        samples,
        0);
  }

  private MonteCarloHypervolume with(int pointsBeyond) {
    return new MonteCarloHypervolume(volume, low, high, samples, pointsBeyond);
  }

  private static double box(double[] least, double[] reference) {
    double box = 1;
    for (int d = 0; d < least.length; d++) {
      box *= reference[d] - least[d];
    }
    return box;
  }

  /** The finalizer of SplitMix64 over a counter, as a number in [0, 1). */
  private static double unit(long seed, long counter) {
    long z = seed + GOLDEN * (counter + 1);
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
  }
}
