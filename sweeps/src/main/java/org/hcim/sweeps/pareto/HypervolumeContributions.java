package org.hcim.sweeps.pareto;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The exclusive hypervolume contribution of each frontier point: the frontier's hypervolume minus
 * the hypervolume without the point. It is 0 for points off the frontier, points beyond the
 * reference, and duplicates.
 *
 * <p>Time grows as n log n for two and three objectives. For four it grows up to the cube of the
 * frontier's points, and contributions are not computed for more than {@value #MAX_FRONT_OF_FOUR};
 * for more objectives they are never computed.
 */
public final class HypervolumeContributions {

  /** Maximum distinct frontier points with four objectives whose contributions are computed. */
  public static final int MAX_FRONT_OF_FOUR = 1000;

  private HypervolumeContributions() {}

  /**
   * Returns the contribution of each point; empty if contributions are not computed.
   *
   * @param columns the objectives, as {@link ParetoFrontier#of} takes them
   * @param reference the worst value that counts in each objective, minimized like the columns
   */
  public static Optional<double[]> of(double[][] columns, int size, double[] reference) {
    if (columns.length > Hypervolume.MAX_OBJECTIVES) {
      return Optional.empty();
    }
    var inside = PointsWithinReference.of(columns, size, reference);
    int[] frontier = inside.frontier();
    double[][] values = inside.points().columns(frontier);
    int[][] groups = groups(values);
    int[] first = IntStream.range(0, groups.length).map(g -> frontier[groups[g][0]]).toArray();
    if (columns.length == Hypervolume.MAX_OBJECTIVES && first.length > MAX_FRONT_OF_FOUR) {
      return Optional.empty();
    }
    double[] exclusive = exclusive(inside.points().columns(first), reference);
    double[] contributions = new double[size];
    for (int g = 0; g < groups.length; g++) {
      contributions[first[g]] = groups[g].length == 1 ? exclusive[g] : 0;
    }
    return Optional.of(contributions);
  }

  /** Groups of equal points, in lexicographic order. */
  private static int[][] groups(double[][] values) {
    try (WorkerPool workers = WorkerPool.of(1)) {
      var points = RankedPoints.of(values, workers);
      return IntStream.range(0, points.size()).mapToObj(points::group).toArray(int[][]::new);
    }
  }

  /** The contributions of a frontier of distinct points in lexicographic order. */
  private static double[] exclusive(double[][] frontier, double[] reference) {
    return switch (frontier.length) {
      case 2 -> steps(frontier[0], frontier[1], reference);
      case 3 -> new ContributionSweep(frontier, reference).contributions();
      default -> new ClippedVolumes(frontier, reference).contributions();
    };
  }

  private static double[] steps(double[] x, double[] y, double[] reference) {
    double[] steps = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double right = i + 1 < x.length ? x[i + 1] : reference[0];
      double top = i > 0 ? y[i - 1] : reference[1];
      steps[i] = (right - x[i]) * (top - y[i]);
    }
    return steps;
  }
}
