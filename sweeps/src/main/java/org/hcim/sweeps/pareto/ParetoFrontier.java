package org.hcim.sweeps.pareto;

import static org.hcim.sweeps.pareto.Require.require;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The Pareto-optimal points: those that no other point dominates.
 *
 * <p>Objectives are columns of finite numbers, all minimized; negate a column to maximize it. A
 * point dominates another if it is no worse in any objective and better in at least one, so equal
 * points are all on the frontier or all off it. The frontier does not depend on the order of the
 * points or the number of threads.
 *
 * <p>The frontier of a sample, found recursively, filters all points. The remaining points are
 * swept for two to four objectives, and queried in a tree for more (ADR-0010).
 */
public final class ParetoFrontier {

  private static final int SMALL = 256;
  private static final int THINNING = 8;
  private static final int THINNING_BITS = 3;

  /** With a larger share of frontier points, a sample would filter too little. */
  private static final double WORTHWHILE = 0.5;

  /** With more objectives, divide and conquer takes longer than a tree. */
  private static final int SWEPT_OBJECTIVES = 4;

  private static final int SELF_BLOCK = 1 << 14;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final Points points;
  private final WorkerPool workers;

  ParetoFrontier(Points points, WorkerPool workers) {
    this.points = points;
    this.workers = workers;
  }

  /**
   * Finds the frontier of points with one thread.
   *
   * @param columns 2 to 8 objectives, each a column of values of which the first {@code size} count
   * @return the indexes of the frontier points, ascending
   * @throws IllegalArgumentException if a value is not finite or a column is too short
   */
  public static int[] of(double[][] columns, int size) {
    return of(columns, size, 1);
  }

  /** Finds the same frontier with several threads. */
  public static int[] of(double[][] columns, int size, int threads) {
    try (WorkerPool workers = WorkerPool.of(threads)) {
      var frontier = new ParetoFrontier(Points.of(columns, size, workers), workers);
      return frontier.of(IntStream.range(0, size).toArray());
    }
  }

  /**
   * Merges two frontiers: returns the same as {@link #of}, but compares each frontier only with the
   * other.
   *
   * @param columns the points of the first frontier, then the points of the second
   * @param first the number of points in the first frontier
   */
  public static int[] merge(double[][] columns, int first, int size) {
    require(first >= 0 && first <= size, "first (%d) must be 0 to %d", first, size);
    try (WorkerPool workers = WorkerPool.of(1)) {
      var union = new ParetoFrontier(Points.of(columns, size), workers);
      int[] left = IntStream.range(0, first).toArray();
      int[] right = IntStream.range(first, size).toArray();
      int[] rest = union.without(right, left);
      return IntStream.concat(Arrays.stream(union.without(left, rest)), Arrays.stream(rest))
          .toArray();
    }
  }

  /** Finds the frontier of the candidates, given as ascending indexes. */
  int[] of(int[] candidates) {
    if (candidates.length <= SMALL) {
      return amongThemselves(candidates);
    }
    int[] sample = sample(candidates);
    int[] frontier = of(sample);
    return frontier.length > WORTHWHILE * sample.length
        ? amongThemselves(candidates)
        : amongThemselves(probable(candidates, frontier));
  }

  /**
   * One of every few consecutive candidates, at a pseudo-random position, so that a regular order
   * of the points does not bias the sample.
   */
  private static int[] sample(int[] candidates) {
    int[] sample = new int[candidates.length / THINNING];
    for (int i = 0; i < sample.length; i++) {
      int place = (int) ((i * GOLDEN) >>> (Long.SIZE - THINNING_BITS));
      sample[i] = candidates[i * THINNING + place];
    }
    return sample;
  }

  /** The candidates that no point of a frontier dominates. */
  private int[] without(int[] candidates, int[] frontier) {
    var tree = TreeBuilder.of(points.rows(frontier), frontier.clone(), points.dimensions());
    return DominanceFilter.survivors(points, candidates, tree, workers);
  }

  /** The candidates that no point of a frontier dominates; before a sweep, possibly others too. */
  private int[] probable(int[] candidates, int[] frontier) {
    return points.dimensions() <= SWEPT_OBJECTIVES
        ? DominanceFilter.probable(points, candidates, frontier, workers)
        : without(candidates, frontier);
  }

  /** The candidates that no candidate dominates. */
  private int[] amongThemselves(int[] candidates) {
    return points.dimensions() <= SWEPT_OBJECTIVES ? swept(candidates) : asked(candidates);
  }

  private int[] swept(int[] candidates) {
    double[][] columns = points.columns(candidates);
    int[] frontier =
        columns.length < SWEPT_OBJECTIVES
            ? SweptFrontier.of(columns, workers)
            : FrontierDivision.of(columns, workers);
    for (int i = 0; i < frontier.length; i++) {
      frontier[i] = candidates[frontier[i]];
    }
    return frontier;
  }

  /** The candidates that no candidate dominates, by tree queries in leaf order. */
  private int[] asked(int[] candidates) {
    int[] inTree = candidates.clone();
    var tree = TreeBuilder.of(points.rows(candidates), inTree, points.dimensions());
    int blocks = (inTree.length + SELF_BLOCK - 1) / SELF_BLOCK;
    int[] frontier =
        DominanceFilter.concatenate(
            workers.results(
                blocks,
                block -> {
                  int from = block * SELF_BLOCK;
                  return undominated(
                      tree, inTree, from, Math.min(inTree.length, from + SELF_BLOCK));
                }));
    Arrays.sort(frontier);
    return frontier;
  }

  private static int[] undominated(DominanceTree tree, int[] inTree, int from, int to) {
    int[] kept = new int[to - from];
    int count = 0;
    for (int i = from; i < to; i++) {
      if (tree.dominatorOf(i) == DominanceTree.NONE) {
        kept[count++] = inTree[i];
      }
    }
    return Arrays.copyOf(kept, count);
  }
}
