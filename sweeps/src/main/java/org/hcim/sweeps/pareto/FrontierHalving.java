package org.hcim.sweeps.pareto;

import java.util.Arrays;

/**
 * Finds the frontier of points with four objectives in one thread. Splits the points in half along
 * the first objective and removes from the upper half, by a staircase sweep, each point that a
 * lower point covers: one that is no greater in the other three objectives. Points are numbered in
 * lexicographic order.
 */
final class FrontierHalving {

  private static final int LEAF = 24;

  /** Up to this many points are renumbered and ranked anew, to fit in the innermost cache. */
  private static final int COMPACT = 1 << 12;

  private final int[] ys;
  private final int[] zs;
  private final int[] ws;
  private final RankStaircase stairs;

  private FrontierHalving(int[] ys, int[] zs, int[] ws, int zRanks) {
    this.ys = ys;
    this.zs = zs;
    this.ws = ws;
    stairs = new RankStaircase(zRanks);
  }

  static FrontierHalving of(RankedPoints points) {
    return new FrontierHalving(points.ranks(1), points.ranks(2), points.ranks(3), points.count(2));
  }

  /**
   * Finds the frontier of the points numbered {@code from} to {@code to - 1}.
   *
   * @param byY the candidates, by ascending second value
   * @return the frontier, by ascending second value
   */
  int[] frontier(int[] byY, int from, int to) {
    if (byY.length <= LEAF) {
      return ofFew(byY);
    }
    if (byY.length <= COMPACT && ys.length > COMPACT) {
      return compact(byY);
    }
    int middle = (from + to) >>> 1;
    int[][] halves = parted(byY, middle);
    int[] lower = frontier(halves[0], from, middle);
    int[] upper = frontier(notCovered(halves[1], lower), middle, to);
    return merged(lower, upper);
  }

  private int[] ofFew(int[] byY) {
    int[] frontier = new int[byY.length];
    int count = 0;
    for (int point : byY) {
      boolean isCovered = false;
      for (int i = 0; i < byY.length && !isCovered; i++) {
        isCovered = byY[i] < point && covers(byY[i], point);
      }
      if (!isCovered) {
        frontier[count++] = point;
      }
    }
    return Arrays.copyOf(frontier, count);
  }

  private boolean covers(int one, int other) {
    return ys[one] <= ys[other] && zs[one] <= zs[other] && ws[one] <= ws[other];
  }

  /** Finds the same frontier after renumbering the points compactly. */
  private int[] compact(int[] byY) {
    int size = byY.length;
    int[] numbers = byY.clone();
    Arrays.sort(numbers);
    int[] compactZs = new int[size];
    int zRanks = rank(gathered(zs, numbers), compactZs);
    var alone =
        new FrontierHalving(gathered(ys, numbers), compactZs, gathered(ws, numbers), zRanks);
    int[] compactByY = new int[size];
    Arrays.setAll(compactByY, i -> Arrays.binarySearch(numbers, byY[i]));
    int[] frontier = alone.frontier(compactByY, 0, size);
    Arrays.setAll(frontier, i -> numbers[frontier[i]]);
    return frontier;
  }

  private static int[] gathered(int[] ranks, int[] points) {
    int[] gathered = new int[points.length];
    for (int i = 0; i < points.length; i++) {
      gathered[i] = ranks[points[i]];
    }
    return gathered;
  }

  /** Writes the rank of each value and returns the number of distinct ranks. */
  private static int rank(int[] values, int[] ranks) {
    long[] sorted = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      sorted[i] = (long) values[i] << Integer.SIZE | i;
    }
    Arrays.sort(sorted);
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] >> Integer.SIZE != sorted[i - 1] >> Integer.SIZE) {
        count++;
      }
      ranks[(int) sorted[i]] = count - 1;
    }
    return count;
  }

  /** Splits points into those numbered below {@code middle} and the rest; keeps their order. */
  private static int[][] parted(int[] points, int middle) {
    int[] lower = new int[points.length];
    int[] upper = new int[points.length];
    int lowers = 0;
    int uppers = 0;
    for (int point : points) {
      if (point < middle) {
        lower[lowers++] = point;
      } else {
        upper[uppers++] = point;
      }
    }
    return new int[][] {Arrays.copyOf(lower, lowers), Arrays.copyOf(upper, uppers)};
  }

  /** Merges two lists by ascending second value; ties go to the first list. */
  private int[] merged(int[] first, int[] second) {
    int[] merged = new int[first.length + second.length];
    int i = 0;
    int j = 0;
    for (int at = 0; at < merged.length; at++) {
      boolean isFirst = j == second.length || (i < first.length && ys[first[i]] <= ys[second[j]]);
      merged[at] = isFirst ? first[i++] : second[j++];
    }
    return merged;
  }

  /**
   * Returns the query points that no point of {@code others} covers; both by ascending second
   * value.
   */
  int[] notCovered(int[] asking, int[] others) {
    int[] left = new int[asking.length];
    int count = 0;
    int next = 0;
    for (int point : asking) {
      while (next < others.length && ys[others[next]] <= ys[point]) {
        stairs.add(zs[others[next]], ws[others[next]]);
        next++;
      }
      if (!stairs.covers(zs[point], ws[point])) {
        left[count++] = point;
      }
    }
    stairs.clear();
    return Arrays.copyOf(left, count);
  }
}
