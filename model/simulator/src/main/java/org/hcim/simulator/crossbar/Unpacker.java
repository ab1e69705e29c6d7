package org.hcim.simulator.crossbar;

import java.util.Arrays;

/** Converts rows of bits back to numbers. */
final class Unpacker {

  private final long[] words = new long[Long.BYTES];
  private final int[] numbers = new int[Long.SIZE];

  /**
   * Writes the numbers of consecutive positions.
   *
   * @param lanes numbers in two's complement
   */
  void unpack(WordLanes lanes, int positions, int[] to, int from) {
    long[][] bits = lanes.bits();
    int unused = Integer.SIZE - lanes.height();
    for (int first = 0; first < positions; first += Long.SIZE) {
      unpackWord(bits, lanes.height(), first / Long.SIZE);
      int count = Math.min(Long.SIZE, positions - first);
      for (int i = 0; i < count; i++) {
        to[from + first + i] = (numbers[i] << unused) >> unused;
      }
    }
  }

  private void unpackWord(long[][] bits, int height, int word) {
    Arrays.fill(numbers, 0);
    for (int low = 0; low < height; low += Byte.SIZE) {
      for (int i = 0; i < Byte.SIZE; i++) {
        words[i] = low + i < height ? bits[low + i][word] : 0;
      }
      Transpose.swap(words);
      spread(low);
    }
  }

  private void spread(int shift) {
    for (int r = 0; r < Long.BYTES; r++) {
      long bytes = words[r];
      for (int q = 0; q < Long.BYTES; q++) {
        numbers[r * Long.BYTES + q] |= (int) ((bytes >>> (q * Byte.SIZE)) & 0xFF) << shift;
      }
    }
  }
}
