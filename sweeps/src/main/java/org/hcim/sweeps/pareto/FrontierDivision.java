package org.hcim.sweeps.pareto;

import java.util.Arrays;

/**
 * Finds the frontier of points with four objectives by divide and conquer along the first (Kung,
 * Luccio and Preparata 1975). Each thread handles one piece of the order and removes the points
 * that earlier pieces cover.
 */
final class FrontierDivision {

  private final RankedPoints points;
  private final int[] byY;

  private FrontierDivision(RankedPoints points) {
    this.points = points;
    byY = points.order(1);
  }

  /** Returns the indexes of the non-dominated points, ascending. */
  static int[] of(double[][] columns, WorkerPool workers) {
    var points = RankedPoints.of(columns, workers);
    return points.members(new FrontierDivision(points).frontier(workers));
  }

  private int[] frontier(WorkerPool workers) {
    int size = byY.length;
    int pieces = workers.pieces(size);
    return DominanceFilter.concatenate(
        workers.results(
            pieces,
            piece -> {
              int from = (int) ((long) size * piece / pieces);
              int to = (int) ((long) size * (piece + 1) / pieces);
              return frontier(from, to);
            }));
  }

  private int[] frontier(int from, int to) {
    var halving = FrontierHalving.of(points);
    int[] own = from == 0 && to == byY.length ? byY : between(from, to);
    int[] rest = from == 0 ? own : halving.notCovered(own, between(0, from));
    return halving.frontier(rest, from, to);
  }

  private int[] between(int from, int to) {
    return Arrays.stream(byY).filter(point -> from <= point && point < to).toArray();
  }
}
