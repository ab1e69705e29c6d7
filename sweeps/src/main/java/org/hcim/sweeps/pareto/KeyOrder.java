package org.hcim.sweeps.pareto;

/**
 * Sorts numbers in ascending order with a stable radix sort. The three highest digits that differ
 * order nearly all numbers; the few that tie in these digits are sorted again among themselves.
 */
final class KeyOrder {

  private static final int DIGIT_BITS = 11;
  private static final int RADIX = 1 << DIGIT_BITS;
  private static final int MAX_DIGITS = 3;

  /** Up to this many keys, insertion sort is faster than counting digits. */
  private static final int FEW = 128;

  private final long[] keys;
  private final int[] order;
  private final long[] otherKeys;
  private final int[] otherOrder;

  private KeyOrder(double[] numbers) {
    int size = numbers.length;
    keys = new long[size];
    order = new int[size];
    otherKeys = new long[size];
    otherOrder = new int[size];
    for (int i = 0; i < size; i++) {
      keys[i] = key(numbers[i]);
      order[i] = i;
    }
  }

  /** Sorts numbers; negative zero equals zero. */
  static KeyOrder of(double[] numbers) {
    var sorted = new KeyOrder(numbers);
    sorted.sort(0, numbers.length);
    return sorted;
  }

  /** The indexes of the numbers by ascending value; ties by index. */
  int[] order() {
    return order;
  }

  /** The number at a position in the order. */
  double value(int place) {
    long key = keys[place];
    return Double.longBitsToDouble(key ^ (~(key >> (Long.SIZE - 1)) | Long.MIN_VALUE));
  }

  /** Returns whether a number equals its predecessor in the order; false for the first. */
  boolean isRepeated(int place) {
    return place > 0 && keys[place] == keys[place - 1];
  }

  /** Maps a double to a long; unsigned, the longs have the order of the doubles. */
  private static long key(double number) {
    long bits = Double.doubleToRawLongBits(number + 0.0); // turns negative zero into zero
    return bits ^ (bits >> (Long.SIZE - 1) | Long.MIN_VALUE);
  }

  private void sort(int from, int to) {
    if (to - from <= FEW) {
      insert(from, to);
      return;
    }
    int bits = Long.SIZE - Long.numberOfLeadingZeros(differing(from, to));
    int digits = Math.min(MAX_DIGITS, (bits + DIGIT_BITS - 1) / DIGIT_BITS);
    int shift = Math.max(0, bits - digits * DIGIT_BITS);
    sortByDigits(from, to, shift, digits);
    if (shift > 0) {
      sortRuns(from, to, shift);
    }
  }

  /** The bits in which any two keys differ. */
  private long differing(int from, int to) {
    long differing = 0;
    long first = keys[from];
    for (int i = from; i < to; i++) {
      differing |= keys[i] ^ first;
    }
    return differing;
  }

  private void sortByDigits(int from, int to, int shift, int digits) {
    int[][] starts = starts(from, to, shift, digits);
    for (int digit = 0; digit < digits; digit++) {
      boolean isThere = digit % 2 == 0;
      move(
          isThere ? keys : otherKeys,
          isThere ? order : otherOrder,
          isThere ? otherKeys : keys,
          isThere ? otherOrder : order,
          new Span(from, to, shift + digit * DIGIT_BITS),
          starts[digit]);
    }
    if (digits % 2 == 1) {
      System.arraycopy(otherKeys, from, keys, from, to - from);
      System.arraycopy(otherOrder, from, order, from, to - from);
    }
  }

  /** A range of positions, and the bit position of a digit within their keys. */
  private record Span(int from, int to, int shift) {}

  private int[][] starts(int from, int to, int shift, int digits) {
    int[][] starts = new int[digits][RADIX];
    for (int digit = 0; digit < digits; digit++) {
      int[] counts = starts[digit];
      int digitShift = shift + digit * DIGIT_BITS;
      for (int i = from; i < to; i++) {
        counts[(int) (keys[i] >>> digitShift) & (RADIX - 1)]++;
      }
      int start = from;
      for (int value = 0; value < RADIX; value++) {
        int count = counts[value];
        counts[value] = start;
        start += count;
      }
    }
    return starts;
  }

  private static void move(
      long[] keys, int[] order, long[] toKeys, int[] toOrder, Span span, int[] starts) {
    int shift = span.shift();
    for (int i = span.from(); i < span.to(); i++) {
      long key = keys[i];
      int place = starts[(int) (key >>> shift) & (RADIX - 1)]++;
      toKeys[place] = key;
      toOrder[place] = order[i];
    }
  }

  /** Sorts each run of keys that are equal above the {@code shift} lowest bits. */
  private void sortRuns(int from, int to, int shift) {
    int start = from;
    for (int i = from + 1; i <= to; i++) {
      if (i == to || keys[i] >>> shift != keys[start] >>> shift) {
        if (i - start > 1) {
          sort(start, i);
        }
        start = i;
      }
    }
  }

  private void insert(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      long key = keys[i];
      int index = order[i];
      int place = i;
      while (place > from && Long.compareUnsigned(keys[place - 1], key) > 0) {
        keys[place] = keys[place - 1];
        order[place] = order[place - 1];
        place--;
      }
      keys[place] = key;
      order[place] = index;
    }
  }
}
