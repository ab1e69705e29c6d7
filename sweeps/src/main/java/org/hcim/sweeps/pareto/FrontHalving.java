package org.hcim.sweeps.pareto;

import java.util.Arrays;

/**
 * The front of points with four objectives, found by one thread: the front of each half along the
 * first, and of the upper half only what no point of the lower one is at most as great as in the
 * other three objectives, found by a sweep with a staircase. Points are numbered in lexicographic
 * order.
 */
final class FrontHalving {

  private static final int LEAF = 24;

  /** So many points get numbers and ranks of their own, which fit into the nearest cache. */
  private static final int COMPACT = 1 << 12;

  private final int[] ys;
  private final int[] zs;
  private final int[] ws;
  private final RankStaircase stairs;

  private FrontHalving(int[] ys, int[] zs, int[] ws, int zRanks) {
    this.ys = ys;
    this.zs = zs;
    this.ws = ws;
    stairs = new RankStaircase(zRanks);
  }

  static FrontHalving of(RankedPoints points) {
    return new FrontHalving(points.ranks(1), points.ranks(2), points.ranks(3), points.count(2));
  }

  /**
   * The front of the points from one number to another.
   *
   * @param byY those that may be on it, by ascending second value
   * @return the front, likewise
   */
  int[] front(int[] byY, int from, int to) {
    if (byY.length <= LEAF) {
      return ofFew(byY);
    }
    if (byY.length <= COMPACT && ys.length > COMPACT) {
      return compact(byY);
    }
    int middle = (from + to) >>> 1;
    int[][] halves = parted(byY, middle);
    int[] lower = front(halves[0], from, middle);
    int[] upper = front(notCovered(halves[1], lower), middle, to);
    return merged(lower, upper);
  }

  private int[] ofFew(int[] byY) {
    int[] front = new int[byY.length];
    int count = 0;
    for (int point : byY) {
      boolean isCovered = false;
      for (int i = 0; i < byY.length && !isCovered; i++) {
        isCovered = byY[i] < point && covers(byY[i], point);
      }
      if (!isCovered) {
        front[count++] = point;
      }
    }
    return Arrays.copyOf(front, count);
  }

  private boolean covers(int one, int other) {
    return ys[one] <= ys[other] && zs[one] <= zs[other] && ws[one] <= ws[other];
  }

  /** The same front, of the points alone. */
  private int[] compact(int[] byY) {
    int size = byY.length;
    int[] numbers = byY.clone();
    Arrays.sort(numbers);
    int[] compactZs = new int[size];
    int zRanks = rank(gathered(zs, numbers), compactZs);
    var alone = new FrontHalving(gathered(ys, numbers), compactZs, gathered(ws, numbers), zRanks);
    int[] compactByY = new int[size];
    Arrays.setAll(compactByY, i -> Arrays.binarySearch(numbers, byY[i]));
    int[] front = alone.front(compactByY, 0, size);
    Arrays.setAll(front, i -> numbers[front[i]]);
    return front;
  }

  private static int[] gathered(int[] ranks, int[] points) {
    int[] gathered = new int[points.length];
    for (int i = 0; i < points.length; i++) {
      gathered[i] = ranks[points[i]];
    }
    return gathered;
  }

  /** Writes the ranks of values among themselves, and returns how many they are. */
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

  /** Points in the same order, those before a number and the others. */
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

  /** Two lists by ascending second value as one; of equal values those of the first list first. */
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

  /** The points that none of some others is at most as great as; both by ascending second value. */
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
