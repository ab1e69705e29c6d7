package org.hcim.simulator.crossbar;

import java.util.Arrays;

/**
 * Random numbers that depend on a seed and their purpose, not on the order of calls.
 *
 * @param seed seed of one chip or one trial
 */
record Draws(long seed) {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int CHUNK_BITS = 16;
  private static final int CHUNKS = 12;

  /** Returns the draws for another purpose. */
  Draws of(long what) {
    return new Draws(mix(seed ^ mix(what + GOLDEN)));
  }

  /**
   * Fills an array with the random bits of consecutive indices.
   *
   * @param steps result of {@link #steps}
   */
  void fill(long firstIndex, long[] steps, long[] to, int count) {
    long first = seed + firstIndex * GOLDEN;
    for (int i = 0; i < count; i++) {
      to[i] = mix(first + steps[i]);
    }
  }

  /** The state increments of consecutive indices, relative to the first one. */
  static long[] steps(int count) {
    var steps = new long[count];
    Arrays.setAll(steps, i -> i * GOLDEN);
    return steps;
  }

  /** A uniform number from 0 to below 1. */
  double uniform(long index) {
    return (mix(seed + index * GOLDEN) >>> 11) * 0x1.0p-53;
  }

  /**
   * A nearly normal number with mean 0 and standard deviation 1: the sum of twelve uniform 16-bit
   * numbers, minus six. Its magnitude is at most six standard deviations.
   */
  double normal(long index) {
    long sum = 0;
    for (int i = 0; i < CHUNKS * CHUNK_BITS / Long.SIZE; i++) {
      long bits = mix(seed + (3 * index + i) * GOLDEN);
      for (int shift = 0; shift < Long.SIZE; shift += CHUNK_BITS) {
        sum += (bits >>> shift) & 0xFFFF;
      }
    }
    double uniforms = (sum + CHUNKS / 2.0) / (1 << CHUNK_BITS);
    return uniforms - CHUNKS / 2.0;
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
