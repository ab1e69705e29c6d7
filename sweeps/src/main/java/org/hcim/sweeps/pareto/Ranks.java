package org.hcim.sweeps.pareto;

import java.util.Arrays;

/**
 * Values replaced by their ranks; equal values share one.
 *
 * @param values the distinct values, ascending
 * @param of the rank of each value, in the original order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Ranks(double[] values, int[] of) {

  static Ranks of(double[] keys) {
    double[] values = Arrays.stream(keys).sorted().distinct().toArray();
    int[] ranks = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      ranks[i] = Arrays.binarySearch(values, keys[i]);
    }
    return new Ranks(values, ranks);
  }

  /** The indexes by ascending value, equal ones by index. */
  int[] order() {
    int[] start = new int[values.length + 1];
    for (int rank : of) {
      start[rank + 1]++;
    }
    for (int rank = 0; rank < values.length; rank++) {
      start[rank + 1] += start[rank];
    }
    int[] order = new int[of.length];
    for (int i = 0; i < of.length; i++) {
      order[start[of[i]]++] = i;
    }
    return order;
  }
}
