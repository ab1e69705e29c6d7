package org.hcim.simulator.crossbar;

import java.util.Arrays;

/** One two's complement number per position, stored as one row of bits per power of two. */
final class WordLanes {

  private final int most;
  private long[][] bits = new long[0][];
  private final long[] carry;
  private final long[] inverse;
  private final long[] zeros;
  private int words;
  private int bitsUsed;

  /**
   * Creates numbers that wrap on overflow.
   *
   * @param words maximum number of words in a row
   */
  WordLanes(int words) {
    most = words;
    carry = new long[words];
    inverse = new long[words];
    zeros = new long[words];
  }

  /** Sets all numbers to 0 and their width to {@code rowBits}. */
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

  /** The width of a number in bits. */
  int height() {
    return bitsUsed;
  }

  long[][] bits() {
    return bits;
  }

  /**
   * Adds or subtracts other two's complement numbers.
   *
   * @param other bits of the other numbers, least significant first; the last is the sign
   * @param height width of the other numbers in bits
   * @param shift left shift of the other numbers
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

  /** Adds the same constant to every number. */
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

  /** Sets the numbers to those of other rows, zero-extended. */
  void set(long[][] other, int height) {
    for (int i = 0; i < bitsUsed; i++) {
      System.arraycopy(i < height ? other[i] : zeros, 0, bits[i], 0, words);
    }
  }
}
