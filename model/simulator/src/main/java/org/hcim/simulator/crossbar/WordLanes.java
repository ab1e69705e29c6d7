package org.hcim.simulator.crossbar;

import java.util.Arrays;

/** One number in two's complement for each position: a row of bits for each power of two. */
final class WordLanes {

  private final int most;
  private long[][] bits = new long[0][];
  private final long[] carry;
  private final long[] inverse;
  private final long[] zeros;
  private int words;
  private int bitsUsed;

  /**
   * Numbers that wrap where they do not fit.
   *
   * @param words the most words of a row
   */
  WordLanes(int words) {
    most = words;
    carry = new long[words];
    inverse = new long[words];
    zeros = new long[words];
  }

  /** Starts with zeros of a number of bits. */
  void clear(int rowWords, int rowBits) {
    words = rowWords;
    bitsUsed = rowBits;
    if (bits.length < rowBits) {
      bits = new long[rowBits][most];
    }
    for (int i = 0; i < rowBits; i++) {
      Arrays.fill(bits[i], 0, words, 0);
    }
  }

  /** Bits of a number. */
  int height() {
    return bitsUsed;
  }

  long[][] bits() {
    return bits;
  }

  /**
   * Adds or subtracts other numbers of two's complement.
   *
   * @param other their bits, the least first; the last is the sign
   * @param height bits of the others
   * @param shift places by which they are multiplied
   */
  void add(long[][] other, int height, int shift, boolean negative) {
    Lane.fill(carry, negative, words);
    for (int i = shift; i < bitsUsed; i++) {
      long[] row = other[Math.min(i - shift, height - 1)];
      if (negative) {
        Lane.not(row, inverse, words);
        row = inverse;
      }
      Lane.fullAdd(carry, row, bits[i], bits[i], carry, words);
    }
  }

  /** Adds the same number everywhere. */
  void add(int constant) {
    if (constant == 0) {
      return;
    }
    int least = Integer.numberOfTrailingZeros(constant);
    Lane.fill(carry, false, words);
    for (int i = least; i < bitsUsed; i++) {
      if ((constant >> i & 1) != 0) {
        Lane.halfAddOne(carry, bits[i], bits[i], carry, words);
      } else {
        Lane.halfAdd(carry, bits[i], bits[i], carry, words);
      }
    }
  }

  /** Sets the numbers to those of other rows. */
  void set(long[][] other, int height) {
    for (int i = 0; i < bitsUsed; i++) {
      System.arraycopy(i < height ? other[i] : zeros, 0, bits[i], 0, words);
    }
  }
}
