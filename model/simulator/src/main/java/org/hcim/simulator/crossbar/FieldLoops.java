package org.hcim.simulator.crossbar;

import java.util.Arrays;

/**
 * Loops over integers of {@link StreamFields} for many positions. All arrays of a loop are read at
 * the same index, because C2 vectorizes such loops on JDK 17 and no others.
 */
final class FieldLoops {

  private static final int GROUP = 4;
  private static final int PRODUCT = 16;

  private final StreamFields fields;
  private final int ones;
  private final int evens;
  private final int top;

  FieldLoops(StreamFields fields) {
    this.fields = fields;
    ones = fields.all(1);
    evens = fields.evenMask();
    top = fields.bits() - 1;
  }

  /**
   * Counts a column.
   *
   * @param plus indices of the rows that are added
   * @param minus indices of the rows that are subtracted
   * @param offset what is added to every field, so that none is negative
   * @param rows with one row of zeros behind the others
   */
  void count(int[] plus, int[] minus, int offset, int[][] rows, int zeros, int[] to, int count) {
    Arrays.fill(to, 0, count, fields.all(offset));
    for (int i = 0; i < plus.length; i += GROUP) {
      add(
          to,
          rows[plus[i]],
          rows[i + 1 < plus.length ? plus[i + 1] : zeros],
          rows[i + 2 < plus.length ? plus[i + 2] : zeros],
          rows[i + 3 < plus.length ? plus[i + 3] : zeros],
          count);
    }
    for (int i = 0; i < minus.length; i += GROUP) {
      subtract(
          to,
          rows[minus[i]],
          rows[i + 1 < minus.length ? minus[i + 1] : zeros],
          rows[i + 2 < minus.length ? minus[i + 2] : zeros],
          rows[i + 3 < minus.length ? minus[i + 3] : zeros],
          count);
    }
  }

  private static void add(int[] to, int[] a, int[] b, int[] c, int[] d, int count) {
    for (int i = 0; i < count; i++) {
      to[i] += a[i] + b[i] + c[i] + d[i];
    }
  }

  private static void subtract(int[] to, int[] a, int[] b, int[] c, int[] d, int count) {
    for (int i = 0; i < count; i++) {
      to[i] -= a[i] + b[i] + c[i] + d[i];
    }
  }

  /**
   * Adds the weighted fields that two comparisons say, each 0, 1 or 2.
   *
   * @param room room for one block
   */
  void addBoth(Weighted weighted, int[] counts, int[] room, int[] to, int count) {
    both(counts, weighted.first(), weighted.second(), ones, top, room, count);
    weigh(room, weighted, to, count);
  }

  /**
   * Adds the weighted fields in which the first comparison holds and the second does not.
   *
   * @param room room for one block
   */
  void addBetween(Weighted weighted, int[] counts, int[] room, int[] to, int count) {
    between(counts, weighted.first(), weighted.second(), ones, top, room, count);
    weigh(room, weighted, to, count);
  }

  /**
   * Two comparisons of every field, and the weights of the fields.
   *
   * @param first added to a count, sets the highest bit of a field from its threshold up
   * @param even {@link StreamFields#factor} of the even fields
   */
  record Weighted(int first, int second, int even, int odd) {}

  private static void both(
      int[] counts, int first, int second, int ones, int top, int[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = (((counts[i] + first) >>> top) & ones) + (((counts[i] + second) >>> top) & ones);
    }
  }

  private static void between(
      int[] counts, int first, int second, int ones, int top, int[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = (((counts[i] + first) >>> top) & ones) - (((counts[i] + second) >>> top) & ones);
    }
  }

  /** Loops of their own: with more in one, C2 does not vectorize it. */
  private void weigh(int[] from, Weighted weighted, int[] to, int count) {
    weighEven(from, evens, weighted.even(), to, count);
    weighOdd(from, fields.bits(), evens, weighted.odd(), to, count);
  }

  private static void weighEven(int[] from, int evens, int factor, int[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] += ((from[i] & evens) * factor) >>> PRODUCT;
    }
  }

  private static void weighOdd(int[] from, int bits, int evens, int factor, int[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] += (((from[i] >>> bits) & evens) * factor) >>> PRODUCT;
    }
  }

  /** {@code to += factor from}. */
  static void addMultiple(int factor, int[] from, int[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] += factor * from[i];
    }
  }

  /** {@code to += number}. */
  static void add(int number, int[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] += number;
    }
  }

  /** Adds what a table says of one field, times a factor. */
  void addLooked(int field, int[] table, int factor, int[] counts, int[] to, int count) {
    int shift = field * fields.bits();
    int mask = (1 << fields.bits()) - 1;
    for (int i = 0; i < count; i++) {
      to[i] += table[(counts[i] >>> shift) & mask] * factor;
    }
  }

  /** Counts how often a field has each value. */
  void addHistogram(int field, int[] counts, int[] histogram, int count) {
    int shift = field * fields.bits();
    int mask = (1 << fields.bits()) - 1;
    for (int i = 0; i < count; i++) {
      histogram[(counts[i] >>> shift) & mask]++;
    }
  }

  /** The sum of numbers, each times what a table says of a field; in four sums side by side. */
  float correlation(int field, float[] table, int[] counts, float[] numbers, int count) {
    int shift = field * fields.bits();
    int mask = (1 << fields.bits()) - 1;
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i + GROUP <= count; i += GROUP) {
      a += numbers[i] * table[(counts[i] >>> shift) & mask];
      b += numbers[i + 1] * table[(counts[i + 1] >>> shift) & mask];
      c += numbers[i + 2] * table[(counts[i + 2] >>> shift) & mask];
      d += numbers[i + 3] * table[(counts[i + 3] >>> shift) & mask];
    }
    for (; i < count; i++) {
      a += numbers[i] * table[(counts[i] >>> shift) & mask];
    }
    return a + b + (c + d);
  }
}
