package org.hcim.sweeps.pareto;

import static org.hcim.sweeps.pareto.Require.require;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The Pareto-optimal points: those that no other point dominates.
 *
 * <p>Objectives are columns of finite numbers and all minimized; negate what is to be maximized. A
 * point dominates another when it is nowhere worse and somewhere better, so equal points are all on
 * the front or all off it. Which points are on it does not depend on their order or on the threads.
 *
 * <p>The front of a sample, found the same way, filters all points. Of what is left, two to four
 * objectives are swept, more are asked of a tree. The decision is ADR-0010.
 */
public final class ParetoFront {

  private static final int SMALL = 256;
  private static final int THINNING = 8;
  private static final int THINNING_BITS = 3;

  /** A sample of which more than this is its front would filter too little. */
  private static final double WORTHWHILE = 0.5;

  /** With more, halves of halves take longer than a tree. */
  private static final int SWEPT_OBJECTIVES = 4;

  private static final int SELF_BLOCK = 1 << 14;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final Points points;
  private final WorkerPool workers;

  ParetoFront(Points points, WorkerPool workers) {
    this.points = points;
    this.workers = workers;
  }

  /**
   * The front of some points, found by one thread.
   *
   * @param columns the values of each of 2 to 8 objectives, the first {@code size} of which count
   * @return the indexes of the front's points, ascending
   * @throws IllegalArgumentException when a value is not finite or a column too short
   */
  public static int[] of(double[][] columns, int size) {
    return of(columns, size, 1);
  }

  /** The same front, found by several threads. */
  public static int[] of(double[][] columns, int size, int threads) {
    try (WorkerPool workers = WorkerPool.of(threads)) {
      var front = new ParetoFront(Points.of(columns, size, workers), workers);
      return front.of(IntStream.range(0, size).toArray());
    }
  }

  /**
   * The front of two fronts, as {@link #of} gives it; each asks only the other.
   *
   * @param columns the first front's points and then the second's
   * @param first the number of points of the first front
   */
  public static int[] merge(double[][] columns, int first, int size) {
    require(first >= 0 && first <= size, "first (%d) must be 0 to %d", first, size);
    try (WorkerPool workers = WorkerPool.of(1)) {
      var union = new ParetoFront(Points.of(columns, size), workers);
      int[] left = IntStream.range(0, first).toArray();
      int[] right = IntStream.range(first, size).toArray();
      int[] rest = union.without(right, left);
      return IntStream.concat(Arrays.stream(union.without(left, rest)), Arrays.stream(rest))
          .toArray();
    }
  }

  /** The front of some points, given by ascending numbers. */
  int[] of(int[] candidates) {
    if (candidates.length <= SMALL) {
      return amongThemselves(candidates);
    }
    int[] sample = sample(candidates);
    int[] front = of(sample);
    return front.length > WORTHWHILE * sample.length
        ? amongThemselves(candidates)
        : amongThemselves(probable(candidates, front));
  }

  /** One of every few in a row, at a place that no regular order of the points can follow. */
  private static int[] sample(int[] candidates) {
    int[] sample = new int[candidates.length / THINNING];
    for (int i = 0; i < sample.length; i++) {
      int place = (int) ((i * GOLDEN) >>> (Long.SIZE - THINNING_BITS));
      sample[i] = candidates[i * THINNING + place];
    }
    return sample;
  }

  /** The candidates that no point of a front dominates. */
  private int[] without(int[] candidates, int[] front) {
    var tree = TreeBuilder.of(points.rows(front), front.clone(), points.dimensions());
    return DominanceFilter.survivors(points, candidates, tree, workers);
  }

  /** The candidates that no point of a front dominates, and others where these are swept. */
  private int[] probable(int[] candidates, int[] front) {
    return points.dimensions() <= SWEPT_OBJECTIVES
        ? DominanceFilter.probable(points, candidates, front, workers)
        : without(candidates, front);
  }

  /** The candidates that no candidate dominates. */
  private int[] amongThemselves(int[] candidates) {
    return points.dimensions() <= SWEPT_OBJECTIVES ? swept(candidates) : asked(candidates);
  }

  private int[] swept(int[] candidates) {
    double[][] columns = points.columns(candidates);
    int[] front =
        columns.length < SWEPT_OBJECTIVES
            ? FrontSweep.of(columns, workers)
            : FrontDivision.of(columns, workers);
    for (int i = 0; i < front.length; i++) {
      front[i] = candidates[front[i]];
    }
    return front;
  }

  /** The same, asked leaf by leaf. */
  private int[] asked(int[] candidates) {
    int[] inTree = candidates.clone();
    var tree = TreeBuilder.of(points.rows(candidates), inTree, points.dimensions());
    int blocks = (inTree.length + SELF_BLOCK - 1) / SELF_BLOCK;
    int[] front =
        DominanceFilter.concatenate(
            workers.results(
                blocks,
                block -> {
                  int from = block * SELF_BLOCK;
                  return undominated(
                      tree, inTree, from, Math.min(inTree.length, from + SELF_BLOCK));
                }));
    Arrays.sort(front);
    return front;
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
