package org.hcim.simulator.crossbar;

import java.util.Arrays;

/**
 * Counts the bits at each position: adds rows of bits, each weighted by a power of two, with
 * carry-save adders. At most two rows wait at each power; a third one produces a sum and a carry.
 */
final class BitCounter {

  /** Carry buffers per power: two carries may wait while a third arrives. */
  private static final int CARRIES = 3;

  private final long[][] sums;
  private final long[][][] carries;
  private final long[][][] waiting;
  private final int[] waits;
  private final int[] next;
  private final long[][] bits;
  private int words;
  private int most;

  /**
   * Creates a counter.
   *
   * @param bits bits of the largest count
   * @param words maximum number of words in a row
   */
  BitCounter(int bits, int words) {
    sums = new long[bits][words];
    carries = new long[bits][CARRIES][words];
    waiting = new long[bits][2][];
    waits = new int[bits];
    next = new int[bits];
    this.bits = new long[bits][];
  }

  void clear(int rowWords) {
    words = rowWords;
    most = 0;
    Arrays.fill(waits, 0);
  }

  /** Adds a row, which must not change until the count is read. */
  void add(long[] row, int power) {
    most += 1 << power;
    long[] carry = row;
    int level = power;
    while (waits[level] == 2) {
      long[][] two = waiting[level];
      long[] up = spare(level);
      Lane.fullAdd(two[0], two[1], carry, sums[level], up, words);
      two[0] = sums[level];
      waits[level] = 1;
      carry = up;
      level++;
    }
    waiting[level][waits[level]++] = carry;
  }

  /** The largest count that the added rows can produce. */
  int most() {
    return most;
  }

  /**
   * The bits of the counts, least significant first, up to the highest bit of {@link #most()};
   * valid until the next {@link #clear}.
   */
  long[][] count() {
    int height = Integer.SIZE - Integer.numberOfLeadingZeros(most);
    long[] carry = null;
    for (int level = 0; level < height; level++) {
      carry = settle(level, carry);
    }
    return bits;
  }

  private long[] settle(int level, long[] carry) {
    long[][] two = waiting[level];
    int rows = waits[level];
    long[] last = carry;
    if (last == null && rows > 0) {
      last = two[--rows];
    }
    if (rows == 0) {
      bits[level] = last == null ? zeros(level) : last;
      return null;
    }
    long[] up = spare(level);
    if (rows == 1) {
      Lane.halfAdd(two[0], last, sums[level], up, words);
    } else {
      Lane.fullAdd(two[0], two[1], last, sums[level], up, words);
    }
    bits[level] = sums[level];
    return up;
  }

  private long[] zeros(int level) {
    Arrays.fill(sums[level], 0, words, 0);
    return sums[level];
  }

  private long[] spare(int level) {
    next[level] = (next[level] + 1) % CARRIES;
    return carries[level][next[level]];
  }
}
