package org.hcim.sweeps.pareto;

import java.util.Arrays;

/**
 * Values replaced by their ranks; equal values share a rank.
 *
 * @param values the distinct values, ascending
 * @param of the rank of each value, in the original order
 * @param order the indexes by ascending value; ties by index
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Ranks(double[] values, int[] of, int[] order) {

  static Ranks of(double[] numbers) {
    var sorted = KeyOrder.of(numbers);
    int[] order = sorted.order();
    double[] values = new double[order.length];
    int[] ranks = new int[order.length];
    int distinct = 0;
    for (int i = 0; i < order.length; i++) {
      if (!sorted.isRepeated(i)) {
        values[distinct++] = sorted.value(i);
      }
      ranks[order[i]] = distinct - 1;
    }
    return new Ranks(Arrays.copyOf(values, distinct), ranks, order);
  }

  /** The number of distinct values. */
  int count() {
    return values.length;
  }

  /** Sorts indexes by ascending value; stable. */
  int[] order(int[] before) {
    return order(before, of, count());
  }

  /** Sorts indexes by ascending rank, from 0 to {@code count - 1}; stable. */
  static int[] order(int[] before, int[] ranks, int count) {
    int[] start = new int[count + 1];
    for (int index : before) {
      start[ranks[index] + 1]++;
    }
    for (int rank = 0; rank < count; rank++) {
      start[rank + 1] += start[rank];
    }
    int[] sorted = new int[before.length];
    for (int index : before) {
      sorted[start[ranks[index]]++] = index;
    }
    return sorted;
  }
}
