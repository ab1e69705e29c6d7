package org.hcim.simulator.crossbar;

import java.util.Arrays;

/** Buffers shared by the kernels of one thread; they grow to fit the largest matrix. */
public final class LaneBuffers {

  /** Words per row: enough for vectorized loops, few enough that the planes stay in cache. */
  static final int WORDS = 256;

  final long[] valid = new long[WORDS];
  final long[] plus = new long[WORDS];
  final long[] minus = new long[WORDS];
  private final byte[] codes = new byte[WORDS * Long.SIZE];
  private final long[] swapped = new long[Long.BYTES];
  private WordLanes[] sums = new WordLanes[0];
  private long[][][] planes = new long[0][][];
  private long[][][] complements = new long[0][][];

  /** Returns a buffer for the sums of at least this many outputs. */
  WordLanes[] sums(int outputs) {
    int known = sums.length;
    if (known < outputs) {
      sums = Arrays.copyOf(sums, outputs);
      Arrays.setAll(sums, i -> i < known ? sums[i] : new WordLanes(WORDS));
    }
    return sums;
  }

  /** One activation bit of one input of the row tile, by position. */
  long[] plane(int input, int bit) {
    return planes[input][bit];
  }

  /** The bitwise complement of {@link #plane}. */
  long[] complement(int input, int bit) {
    return complements[input][bit];
  }

  /** Marks the positions of a block as valid. */
  void mark(int positions) {
    Arrays.fill(codes, (byte) 0);
    Arrays.fill(codes, 0, positions, (byte) 1);
    for (int word = 0; word < words(positions); word++) {
      Transpose.load(codes, word * Long.SIZE, swapped);
      Transpose.swap(swapped);
      valid[word] = swapped[0];
    }
  }

  /** Loads a block of positions for the inputs from {@code first} to {@code end}, exclusive. */
  void load(Inputs inputs, int first, int end, int activationBits, int position, int positions) {
    planes = grown(planes, activationBits, end - first);
    complements = grown(complements, activationBits, end - first);
    int words = words(positions);
    Arrays.fill(codes, positions, Math.min(codes.length, (words + 1) * Long.SIZE), (byte) 0);
    for (int input = first; input < end; input++) {
      inputs.copy(input, position, positions, codes);
      long[][] bits = planes[input - first];
      if (activationBits <= Byte.SIZE / 2) {
        loadPairs(bits, activationBits, words);
      } else {
        loadWords(bits, activationBits, words);
      }
      for (int bit = 0; bit < activationBits; bit++) {
        Lane.not(bits[bit], complements[input - first][bit], words);
      }
    }
  }

  static int words(int positions) {
    return (positions + Long.SIZE - 1) / Long.SIZE;
  }

  private void loadWords(long[][] bits, int activationBits, int words) {
    for (int word = 0; word < words; word++) {
      Transpose.load(codes, word * Long.SIZE, swapped);
      Transpose.swap(swapped);
      for (int bit = 0; bit < activationBits; bit++) {
        bits[bit][word] = swapped[bit];
      }
    }
  }

  /** Loads two words at once: narrow activations use only half of each byte. */
  private void loadPairs(long[][] bits, int activationBits, int words) {
    int half = Byte.SIZE / 2;
    for (int word = 0; word < words; word += 2) {
      Transpose.loadPair(codes, word * Long.SIZE, swapped);
      Transpose.swap(swapped);
      for (int bit = 0; bit < activationBits; bit++) {
        bits[bit][word] = swapped[bit];
        bits[bit][word + 1] = swapped[bit + half];
      }
    }
  }

  private static long[][][] grown(long[][][] planes, int bits, int rows) {
    if (planes.length >= rows && planes[0].length >= bits) {
      return planes;
    }
    int most = planes.length == 0 ? bits : Math.max(bits, planes[0].length);
    return new long[Math.max(rows, planes.length)][most][WORDS];
  }
}
