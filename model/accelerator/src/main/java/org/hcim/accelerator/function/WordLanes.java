package org.hcim.accelerator.function;

import java.util.Arrays;

/** One number in two's complement for each position: a row of bits for each power of two. */
final class WordLanes {

  private final long[][] bits;
  private final long[] carry;
  private final long[] inverse;
  private final long[] zeros;
  private int words;

  /**
   * Numbers of so many bits; what does not fit wraps.
   *
   * @param words the most words of a row
   */
  WordLanes(int bits, int words) {
    this.bits = new long[bits][words];
    carry = new long[words];
    inverse = new long[words];
    zeros = new long[words];
  }

  void clear(int rowWords) {
    words = rowWords;
    for (long[] row : bits) {
      Arrays.fill(row, 0, words, 0);
    }
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
    for (int i = shift; i < bits.length; i++) {
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
    for (int i = least; i < bits.length; i++) {
      if ((constant >> i & 1) != 0) {
        Lane.halfAddOne(carry, bits[i], bits[i], carry, words);
      } else {
        Lane.halfAdd(carry, bits[i], bits[i], carry, words);
      }
    }
  }

  /** Sets the numbers to those of other rows. */
  void set(long[][] other, int height) {
    for (int i = 0; i < bits.length; i++) {
      System.arraycopy(i < height ? other[i] : zeros, 0, bits[i], 0, words);
    }
  }
}
