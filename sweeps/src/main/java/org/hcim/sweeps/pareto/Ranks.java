package org.hcim.sweeps.pareto;

import java.util.Arrays;

/**
 * Values replaced by their ranks; equal values share one.
 *
 * @param values the distinct values, ascending
 * @param of the rank of each value, in the original order
 * @param order the indexes by ascending value, equal ones by index
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Ranks(double[] values, int[] of, int[] order) {

  static Ranks of(double[] keys) {
    int[] order = KeyOrder.of(keys);
    double[] values = new double[keys.length];
    int[] ranks = new int[keys.length];
    int distinct = 0;
    for (int index : order) {
      if (distinct == 0 || keys[index] > values[distinct - 1]) {
        values[distinct++] = keys[index];
      }
      ranks[index] = distinct - 1;
    }
    return new Ranks(Arrays.copyOf(values, distinct), ranks, order);
  }

  /** The same indexes as in another order, by ascending value; equal ones as they were there. */
  int[] order(int[] before) {
    int[] start = new int[values.length + 1];
    for (int rank : of) {
      start[rank + 1]++;
    }
    for (int rank = 0; rank < values.length; rank++) {
      start[rank + 1] += start[rank];
    }
    int[] sorted = new int[before.length];
    for (int index : before) {
      sorted[start[of[index]]++] = index;
    }
    return sorted;
  }
}
