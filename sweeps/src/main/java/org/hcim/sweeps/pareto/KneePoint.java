package org.hcim.sweeps.pareto;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The knee point of a Pareto frontier: the point that bulges most toward the ideal.
 *
 * <p>Each objective is normalized so that its least value on the frontier (the ideal) is 0 and its
 * greatest (the nadir) is 1. Extremes are the points that are 1 in some objective. A hyperplane
 * with equal slopes in all objectives passes through the extreme nearest to the ideal; with two
 * objectives, it is the line through the frontier's two ends. The knee is the point farthest from
 * the hyperplane on the ideal's side, which is the point with the least sum of normalized values;
 * ties go to the first.
 *
 * <p>There is no knee if the frontier has fewer than three points, if an objective has the same
 * value in all of them, or if no point lies on the ideal's side.
 */
public final class KneePoint {

  private static final int MIN_POINTS = 3;

  /** Sums closer to the plane count as on it. */
  private static final double RESOLUTION = 1e-9;

  private final double[] sums;
  private final boolean[] extreme;

  private KneePoint(int points) {
    this.sums = new double[points];
    this.extreme = new boolean[points];
  }

  /**
   * Returns the knee's index among all points; empty if there is none.
   *
   * @param columns the objectives, as {@link ParetoFrontier#of} takes them
   * @param frontier the indexes of the frontier points
   */
  public static OptionalInt of(double[][] columns, int[] frontier) {
    var knee = new KneePoint(frontier.length);
    for (double[] column : columns) {
      double[] values = Arrays.stream(frontier).mapToDouble(i -> column[i]).toArray();
      if (frontier.length < MIN_POINTS || !knee.add(values)) {
        return OptionalInt.empty();
      }
    }
    int place = knee.place();
    return place < 0 ? OptionalInt.empty() : OptionalInt.of(frontier[place]);
  }

  /** Adds an objective; returns false if all its values are equal. */
  private boolean add(double[] values) {
    double ideal = Arrays.stream(values).min().orElseThrow();
    double nadir = Arrays.stream(values).max().orElseThrow();
    double halfRange = nadir / 2 - ideal / 2;
    for (int i = 0; i < values.length; i++) {
      sums[i] += (values[i] / 2 - ideal / 2) / halfRange;
      extreme[i] |= values[i] == nadir;
    }
    return halfRange > 0;
  }

  private int place() {
    double plane = Double.POSITIVE_INFINITY;
    int nearest = 0;
    for (int i = 0; i < sums.length; i++) {
      plane = extreme[i] ? Math.min(plane, sums[i]) : plane;
      nearest = sums[i] < sums[nearest] ? i : nearest;
    }
    return sums[nearest] < plane - RESOLUTION ? nearest : -1;
  }
}
