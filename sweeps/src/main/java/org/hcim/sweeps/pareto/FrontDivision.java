package org.hcim.sweeps.pareto;

import java.util.Arrays;
import java.util.List;

/**
 * The front of points with four objectives, by halves along the first (Kung, Luccio and Preparata
 * 1975): the front of each half, and of the upper one only what no point of the lower one is at
 * most as great as in the other three objectives, found by a sweep with a staircase.
 */
final class FrontDivision {

  private static final int LEAF = 24;

  /** Fewer points are not worth a second thread. */
  private static final int MIN_SHARED = 1 << 14;

  /** Distinct points in lexicographic order: only an earlier one can dominate another. */
  private final int[] ys;

  private final int[] zs;
  private final int[] ws;
  private final int zRanks;

  private FrontDivision(Ranks y, Ranks z, Ranks w, int[] points) {
    ys = gathered(y, points);
    zs = gathered(z, points);
    ws = gathered(w, points);
    zRanks = z.values().length;
  }

  private static int[] gathered(Ranks ranks, int[] points) {
    int[] of = new int[points.length];
    for (int i = 0; i < points.length; i++) {
      of[i] = ranks.of()[points[i]];
    }
    return of;
  }

  /** The indexes of the points that no other dominates, ascending. */
  static int[] of(double[][] columns, WorkerPool workers) {
    Ranks[] ranks = Arrays.stream(columns).map(Ranks::of).toArray(Ranks[]::new);
    int[] order = ranks[3].order();
    for (int d = 2; d >= 0; d--) {
      order = ranks[d].order(order);
    }
    int[] firsts = new int[order.length]; // the first of each group of equal points
    int groups = 0;
    for (int i = 0; i < order.length; i++) {
      if (i == 0 || differ(ranks, order[i], order[i - 1])) {
        firsts[groups++] = i;
      }
    }
    int[] distinct = new int[groups];
    for (int i = 0; i < groups; i++) {
      distinct[i] = order[firsts[i]];
    }
    int[] kept = new FrontDivision(ranks[1], ranks[2], ranks[3], distinct).front(workers);
    return members(kept, firsts, groups, order);
  }

  private static boolean differ(Ranks[] ranks, int one, int other) {
    for (Ranks each : ranks) {
      if (each.of()[one] != each.of()[other]) {
        return true;
      }
    }
    return false;
  }

  private static int[] members(int[] kept, int[] firsts, int groups, int[] order) {
    int[] members = new int[order.length];
    int count = 0;
    for (int group : kept) {
      int end = group + 1 < groups ? firsts[group + 1] : order.length;
      for (int i = firsts[group]; i < end; i++) {
        members[count++] = order[i];
      }
    }
    int[] all = Arrays.copyOf(members, count);
    Arrays.sort(all);
    return all;
  }

  private int[] front(WorkerPool workers) {
    int size = ys.length;
    double[] keys = new double[size];
    Arrays.setAll(keys, i -> ys[i]);
    int[] byY = KeyOrder.of(keys);
    if (size < MIN_SHARED || workers.threads() == 1) {
      return new Worker().front(byY, 0, size);
    }
    int middle = size >>> 1;
    int[][] halves = parted(byY, middle);
    List<int[]> fronts =
        workers.results(
            2,
            half ->
                half == 0
                    ? new Worker().front(halves[0], 0, middle)
                    : new Worker().front(halves[1], middle, size));
    int[] upper = new Worker().notCovered(fronts.get(1), fronts.get(0));
    return merged(fronts.get(0), upper);
  }

  /** Points in the same order, those before a place and the others. */
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

  private boolean covers(int one, int other) {
    return ys[one] <= ys[other] && zs[one] <= zs[other] && ws[one] <= ws[other];
  }

  /** A thread's work, with a staircase of its own. */
  private final class Worker {

    private final RankStaircase stairs = new RankStaircase(zRanks);

    /**
     * The front of the points from one place to another.
     *
     * @param byY those that may be on it, by ascending second value
     * @return the front, likewise
     */
    int[] front(int[] byY, int from, int to) {
      if (byY.length <= LEAF) {
        return ofFew(byY);
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

    /** The points that none of some others is at most as great as. */
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
}
