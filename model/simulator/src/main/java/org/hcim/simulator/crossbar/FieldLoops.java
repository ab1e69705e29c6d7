package org.hcim.simulator.crossbar;

import java.util.Arrays;

/**
 * Loops over packed integers of {@link StreamFields} at many positions. Each loop reads all its
 * arrays at the same index, because C2 on JDK 17 vectorizes only such loops.
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
   * @param plus indices of the rows to add
   * @param minus indices of the rows to subtract
   * @param offset constant added to every field so that none is negative
   * @param rows packed inputs, with a row of zeros at index {@code zeros}
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
   * Adds the weighted results of two comparisons; each field contributes 0, 1 or 2 times its
   * weight.
   *
   * @param room scratch space for one block
   */
  void addBoth(Weighted weighted, int[] counts, int[] room, int[] to, int count) {
    both(counts, weighted.first(), weighted.second(), ones, top, room, count);
    weigh(room, weighted, to, count);
  }

  /**
   * Adds the weights of the fields in which the first comparison holds and the second does not.
   *
   * @param room scratch space for one block
   */
  void addBetween(Weighted weighted, int[] counts, int[] room, int[] to, int count) {
    between(counts, weighted.first(), weighted.second(), ones, top, room, count);
    weigh(room, weighted, to, count);
  }

  /**
   * Two comparisons of every field, and the weights of the fields.
   *
   * @param first addend that sets the highest bit of a field whose count reaches its threshold
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

  /** Uses two loops, because C2 does not vectorize a combined one. */
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

  /** Adds a multiple: {@code to += factor from}. */
  static void addMultiple(int factor, int[] from, int[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] += factor * from[i];
    }
  }

  /** Adds a constant: {@code to += number}. */
  static void add(int number, int[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] += number;
    }
  }

  /** Adds the table entries of one field, multiplied by a factor. */
  void addLooked(int field, int[] table, int factor, int[] counts, int[] to, int count) {
    int shift = field * fields.bits();
    int mask = (1 << fields.bits()) - 1;
    for (int i = 0; i < count; i++) {
      to[i] += table[(counts[i] >>> shift) & mask] * factor;
    }
  }

  /** Adds the values of a field to a histogram. */
  void addHistogram(int field, int[] counts, int[] histogram, int count) {
    int shift = field * fields.bits();
    int mask = (1 << fields.bits()) - 1;
    for (int i = 0; i < count; i++) {
      histogram[(counts[i] >>> shift) & mask]++;
    }
  }

  /**
   * The sum of numbers weighted by the table entries of a field, in four interleaved accumulators.
   */
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
