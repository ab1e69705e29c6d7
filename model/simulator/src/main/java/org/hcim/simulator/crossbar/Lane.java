package org.hcim.simulator.crossbar;

import java.util.Arrays;

/**
 * Bitwise logic on rows of bits, 64 positions per word. The loops are this small because C2 on JDK
 * 17 and 25 vectorizes them, but not larger bodies.
 */
final class Lane {

  private Lane() {}

  /** Adds three bits; {@code sum} and {@code carry} may alias any of them. */
  static void fullAdd(long[] a, long[] b, long[] c, long[] sum, long[] carry, int words) {
    for (int i = 0; i < words; i++) {
      long x = a[i];
      long z = c[i];
      long different = x ^ b[i];
      sum[i] = different ^ z;
      carry[i] = (different & (x ^ z)) ^ x;
    }
  }

  /** Adds two bits. */
  static void halfAdd(long[] a, long[] b, long[] sum, long[] carry, int words) {
    for (int i = 0; i < words; i++) {
      long x = a[i];
      long y = b[i];
      sum[i] = x ^ y;
      carry[i] = x & y;
    }
  }

  /** Adds two bits and a carry-in of 1. */
  static void halfAddOne(long[] a, long[] b, long[] sum, long[] carry, int words) {
    for (int i = 0; i < words; i++) {
      long x = a[i];
      long y = b[i];
      sum[i] = ~(x ^ y);
      carry[i] = x | y;
    }
  }

  static void and(long[] a, long[] b, long[] to, int words) {
    for (int i = 0; i < words; i++) {
      to[i] = a[i] & b[i];
    }
  }

  static void or(long[] a, long[] b, long[] to, int words) {
    for (int i = 0; i < words; i++) {
      to[i] = a[i] | b[i];
    }
  }

  static void xor(long[] a, long[] b, long[] to, int words) {
    for (int i = 0; i < words; i++) {
      to[i] = a[i] ^ b[i];
    }
  }

  static void andNot(long[] a, long[] b, long[] to, int words) {
    for (int i = 0; i < words; i++) {
      to[i] = a[i] & ~b[i];
    }
  }

  static void not(long[] a, long[] to, int words) {
    for (int i = 0; i < words; i++) {
      to[i] = ~a[i];
    }
  }

  /** Copies {@code a} to {@code to} where {@code mask} is set. */
  static void blend(long[] mask, long[] a, long[] to, int words) {
    for (int i = 0; i < words; i++) {
      to[i] ^= mask[i] & (a[i] ^ to[i]);
    }
  }

  static void fill(long[] to, boolean bit, int words) {
    Arrays.fill(to, 0, words, bit ? -1 : 0);
  }

  /** Counts the set bits at valid positions. */
  static long count(long[] a, long[] valid, int words) {
    long bits = 0;
    for (int i = 0; i < words; i++) {
      bits += Long.bitCount(a[i] & valid[i]);
    }
    return bits;
  }

  static long[][] rows(int rows, int words) {
    return new long[rows][words];
  }
}
