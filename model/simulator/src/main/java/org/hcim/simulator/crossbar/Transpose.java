package org.hcim.simulator.crossbar;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Converts the bytes of 64 positions to one word per bit, and back. The same steps do both, because
 * lane {@code 8 r + q} of a word belongs to position {@code 8 q + r}.
 */
final class Transpose {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long LOWER_HALVES = 0x0F0F0F0F0F0F0F0FL;

  private Transpose() {}

  /** Loads 64 bytes into eight words. */
  static void load(byte[] bytes, int from, long[] words) {
    for (int q = 0; q < Long.BYTES; q++) {
      words[q] = (long) LONGS.get(bytes, from + q * Long.BYTES);
    }
  }

  /** Loads twice 64 bytes, of which only the lower halves are used, into eight words. */
  static void loadPair(byte[] bytes, int from, long[] words) {
    for (int q = 0; q < Long.BYTES; q++) {
      long first = (long) LONGS.get(bytes, from + q * Long.BYTES);
      long second = (long) LONGS.get(bytes, from + Long.SIZE + q * Long.BYTES);
      words[q] = (first & LOWER_HALVES) | ((second & LOWER_HALVES) << (Byte.SIZE / 2));
    }
  }

  /** Swaps word index and bit index within each byte lane. */
  static void swap(long[] words) {
    long w0 = words[0];
    long w1 = words[1];
    long w2 = words[2];
    long w3 = words[3];
    long w4 = words[4];
    long w5 = words[5];
    long w6 = words[6];
    long w7 = words[7];
    long t = ((w0 >>> 4) ^ w4) & 0x0F0F0F0F0F0F0F0FL;
    w0 ^= t << 4;
    w4 ^= t;
    t = ((w1 >>> 4) ^ w5) & 0x0F0F0F0F0F0F0F0FL;
    w1 ^= t << 4;
    w5 ^= t;
    t = ((w2 >>> 4) ^ w6) & 0x0F0F0F0F0F0F0F0FL;
    w2 ^= t << 4;
    w6 ^= t;
    t = ((w3 >>> 4) ^ w7) & 0x0F0F0F0F0F0F0F0FL;
    w3 ^= t << 4;
    w7 ^= t;
    t = ((w0 >>> 2) ^ w2) & 0x3333333333333333L;
    w0 ^= t << 2;
    w2 ^= t;
    t = ((w1 >>> 2) ^ w3) & 0x3333333333333333L;
    w1 ^= t << 2;
    w3 ^= t;
    t = ((w4 >>> 2) ^ w6) & 0x3333333333333333L;
    w4 ^= t << 2;
    w6 ^= t;
    t = ((w5 >>> 2) ^ w7) & 0x3333333333333333L;
    w5 ^= t << 2;
    w7 ^= t;
    t = ((w0 >>> 1) ^ w1) & 0x5555555555555555L;
    words[0] = w0 ^ (t << 1);
    words[1] = w1 ^ t;
    t = ((w2 >>> 1) ^ w3) & 0x5555555555555555L;
    words[2] = w2 ^ (t << 1);
    words[3] = w3 ^ t;
    t = ((w4 >>> 1) ^ w5) & 0x5555555555555555L;
    words[4] = w4 ^ (t << 1);
    words[5] = w5 ^ t;
    t = ((w6 >>> 1) ^ w7) & 0x5555555555555555L;
    words[6] = w6 ^ (t << 1);
    words[7] = w7 ^ t;
  }
}
