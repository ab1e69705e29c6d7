package org.hcim.sweeps.pareto;

import java.util.Arrays;
import java.util.List;

/**
 * Distinct points as ranks of their values, in lexicographic order: only an earlier point can
 * dominate a later one.
 */
final class RankedPoints {

  private final int[] order;

  /** The start of each group of equal points in {@link #order}, then the end of the last group. */
  private final int[] starts;

  private final int[][] ranks;
  private final int[] counts;

  private RankedPoints(List<Ranks> columns, WorkerPool workers) {
    order = lexicographic(columns);
    starts = starts(columns, order);
    ranks =
        workers.results(columns.size(), d -> gathered(columns.get(d).of())).toArray(int[][]::new);
    counts = columns.stream().mapToInt(Ranks::count).toArray();
  }

  /** Ranks points given column by column. */
  static RankedPoints of(double[][] columns, WorkerPool workers) {
    return new RankedPoints(workers.results(columns.length, d -> Ranks.of(columns[d])), workers);
  }

  /** The lexicographic order; only points tied in the first column are sorted by the others. */
  private static int[] lexicographic(List<Ranks> columns) {
    int[] order = columns.get(0).order().clone();
    int[] first = columns.get(0).of();
    boolean[] isTied = new boolean[order.length];
    int tied = 0;
    for (int i = 0; i < order.length; i++) {
      isTied[i] =
          (i > 0 && first[order[i]] == first[order[i - 1]])
              || (i + 1 < order.length && first[order[i]] == first[order[i + 1]]);
      tied += isTied[i] ? 1 : 0;
    }
    int[] sorted = new int[tied];
    for (int i = 0, at = 0; at < tied; i++) {
      if (isTied[i]) {
        sorted[at++] = order[i];
      }
    }
    for (int d = columns.size() - 1; d >= 0 && tied > 0; d--) {
      sorted = columns.get(d).order(sorted);
    }
    for (int i = 0, at = 0; at < tied; i++) {
      if (isTied[i]) {
        order[i] = sorted[at++];
      }
    }
    return order;
  }

  private static int[] starts(List<Ranks> columns, int[] order) {
    int[] starts = new int[order.length + 1];
    int groups = 0;
    for (int i = 0; i < order.length; i++) {
      if (i == 0 || differ(columns, order[i], order[i - 1])) {
        starts[groups++] = i;
      }
    }
    starts[groups] = order.length;
    return Arrays.copyOf(starts, groups + 1);
  }

  private static boolean differ(List<Ranks> columns, int one, int other) {
    for (Ranks column : columns) {
      if (column.of()[one] != column.of()[other]) {
        return true;
      }
    }
    return false;
  }

  private int[] gathered(int[] of) {
    int[] gathered = new int[size()];
    for (int i = 0; i < gathered.length; i++) {
      gathered[i] = of[order[starts[i]]];
    }
    return gathered;
  }

  /** The original indexes, ascending, of the points that equal a distinct point. */
  int[] group(int distinct) {
    return Arrays.copyOfRange(order, starts[distinct], starts[distinct + 1]);
  }

  /** The number of distinct points. */
  int size() {
    return starts.length - 1;
  }

  /** The rank of each distinct point in an objective. */
  int[] ranks(int objective) {
    return ranks[objective];
  }

  /** The number of ranks of an objective. */
  int count(int objective) {
    return counts[objective];
  }

  /** The distinct points by ascending rank in an objective; ties in lexicographic order. */
  int[] order(int objective) {
    int[] all = new int[size()];
    Arrays.setAll(all, i -> i);
    return Ranks.order(all, ranks[objective], counts[objective]);
  }

  /** The original indexes of all points equal to the given distinct points, ascending. */
  int[] members(int[] distinct) {
    boolean[] isMember = new boolean[order.length];
    int count = 0;
    for (int group : distinct) {
      for (int i = starts[group]; i < starts[group + 1]; i++) {
        isMember[order[i]] = true;
        count++;
      }
    }
    int[] members = new int[count];
    for (int i = 0, at = 0; at < count; i++) {
      if (isMember[i]) {
        members[at++] = i;
      }
    }
    return members;
  }
}
