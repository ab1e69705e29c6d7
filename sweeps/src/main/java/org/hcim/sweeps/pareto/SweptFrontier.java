package org.hcim.sweeps.pareto;

import java.util.Arrays;

/**
 * Finds the frontier of points with two or three objectives by a sweep along the first: a point is
 * dominated if an earlier point is no greater in the second and third. The staircase of the points
 * swept so far gives the least third value up to each second value (Kung, Luccio and Preparata
 * 1975). With two objectives, the second also serves as the third.
 *
 * <p>Each thread handles a range of second values. Points below the range are less in the second
 * value than all points within it, so only their least third value so far matters.
 */
final class SweptFrontier {

  private static final int MIDDLE = 1;

  private final RankedPoints points;
  private final int[] ys;
  private final int[] zs;

  private SweptFrontier(RankedPoints points, int last) {
    this.points = points;
    ys = points.ranks(MIDDLE);
    zs = points.ranks(last);
  }

  /** Returns the indexes of the non-dominated points, ascending. */
  static int[] of(double[][] columns, WorkerPool workers) {
    var points = RankedPoints.of(columns, workers);
    return points.members(new SweptFrontier(points, columns.length - 1).frontier(workers));
  }

  private int[] frontier(WorkerPool workers) {
    int pieces = workers.pieces(ys.length);
    int[] bounds = bounds(pieces);
    return DominanceFilter.concatenate(
        workers.results(pieces, piece -> frontier(bounds[piece], bounds[piece + 1])));
  }

  /** Second values that divide the points into pieces of about equal size. */
  private int[] bounds(int pieces) {
    int[] bounds = new int[pieces + 1];
    bounds[pieces] = points.count(MIDDLE);
    if (pieces > 1) {
      int[] byY = points.order(MIDDLE);
      for (int piece = 1; piece < pieces; piece++) {
        bounds[piece] = ys[byY[(int) ((long) byY.length * piece / pieces)]];
      }
    }
    return bounds;
  }

  /** The frontier points whose second value is at least {@code from} and below {@code to}. */
  private int[] frontier(int from, int to) {
    var stairs = new RankStaircase(to - from);
    int least = Integer.MAX_VALUE;
    int[] frontier = new int[ys.length];
    int count = 0;
    for (int i = 0; i < ys.length; i++) {
      if (ys[i] < from) {
        least = Math.min(least, zs[i]);
      } else if (ys[i] < to && zs[i] < least && stairs.add(ys[i] - from, zs[i])) {
        frontier[count++] = i;
      }
    }
    return Arrays.copyOf(frontier, count);
  }
}
