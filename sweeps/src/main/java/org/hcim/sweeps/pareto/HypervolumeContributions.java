package org.hcim.sweeps.pareto;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The exclusive hypervolume contribution of each point of a front: the front's hypervolume less
 * that of its other points. It is 0 for points off the front, beyond the reference, or with an
 * equal.
 *
 * <p>Two and three objectives take a time of n log n. Four take up to the cube of the front's
 * points, and are not computed for more than {@value #MAX_FRONT_OF_FOUR}; more objectives never.
 */
public final class HypervolumeContributions {

  /** The most distinct points of a front of four objectives whose contributions are computed. */
  public static final int MAX_FRONT_OF_FOUR = 1000;

  private HypervolumeContributions() {}

  /**
   * The contribution of each point, or nothing where it is not computed.
   *
   * @param columns the objectives, as {@link ParetoFront#of} takes them
   * @param reference the worst value that counts in each objective, minimized like the columns
   */
  public static Optional<double[]> of(double[][] columns, int size, double[] reference) {
    if (columns.length > Hypervolume.MAX_OBJECTIVES) {
      return Optional.empty();
    }
    var inside = PointsWithinReference.of(columns, size, reference);
    int[] front = inside.front();
    double[][] values = inside.points().columns(front);
    int[][] groups = groups(values);
    int[] first = IntStream.range(0, groups.length).map(g -> front[groups[g][0]]).toArray();
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

  /** Equal points together, in lexicographic order. */
  private static int[][] groups(double[][] values) {
    var lexicographic = new Lexicographic(values);
    int[] order = lexicographic.order();
    int[] starts =
        IntStream.range(0, order.length)
            .filter(i -> i == 0 || lexicographic.compare(order[i - 1], order[i]) != 0)
            .toArray();
    return IntStream.range(0, starts.length)
        .mapToObj(g -> Arrays.copyOfRange(order, starts[g], end(starts, g, order.length)))
        .toArray(int[][]::new);
  }

  private static int end(int[] starts, int group, int size) {
    return group + 1 < starts.length ? starts[group + 1] : size;
  }

  /** Of a front of distinct points in lexicographic order. */
  private static double[] exclusive(double[][] front, double[] reference) {
    return switch (front.length) {
      case 2 -> steps(front[0], front[1], reference);
      case 3 -> new ContributionSweep(front, reference).contributions();
      default -> new ClippedVolumes(front, reference).contributions();
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
