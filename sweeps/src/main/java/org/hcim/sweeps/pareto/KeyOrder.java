package org.hcim.sweeps.pareto;

/**
 * The order of numbers by value, by counting their digits: six passes over the numbers, whatever
 * they are. Equal numbers keep the order that they had.
 */
final class KeyOrder {

  private static final int BITS = 11;
  private static final int MASK = (1 << BITS) - 1;
  private static final int PASSES = (Long.SIZE + BITS - 1) / BITS;

  private KeyOrder() {}

  /** The indexes of keys by ascending value, equal ones by index. */
  static int[] of(double[] keys) {
    int[][] counts = counts(keys);
    int[] order = new int[keys.length];
    int[] next = new int[keys.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    for (int pass = 0; pass < PASSES; pass++) {
      int[] starts = starts(counts[pass]);
      if (isOneDigit(counts[pass], keys.length)) {
        continue;
      }
      for (int index : order) {
        next[starts[digit(keys[index], pass)]++] = index;
      }
      int[] sorted = next;
      next = order;
      order = sorted;
    }
    return order;
  }

  private static int[][] counts(double[] keys) {
    int[][] counts = new int[PASSES][1 << BITS];
    for (double key : keys) {
      long bits = bits(key);
      for (int pass = 0; pass < PASSES; pass++) {
        counts[pass][(int) (bits >>> (pass * BITS)) & MASK]++;
      }
    }
    return counts;
  }

  private static int[] starts(int[] counts) {
    int[] starts = new int[counts.length];
    for (int digit = 1; digit < starts.length; digit++) {
      starts[digit] = starts[digit - 1] + counts[digit - 1];
    }
    return starts;
  }

  private static boolean isOneDigit(int[] counts, int size) {
    for (int count : counts) {
      if (count > 0) {
        return count == size;
      }
    }
    return true;
  }

  private static int digit(double key, int pass) {
    return (int) (bits(key) >>> (pass * BITS)) & MASK;
  }

  /** Whole numbers in the order of the keys, when read without a sign. */
  private static long bits(double key) {
    long bits = Double.doubleToRawLongBits(key + 0.0); // a negative zero equals zero
    return bits ^ (bits >> (Long.SIZE - 1) | Long.MIN_VALUE);
  }
}
