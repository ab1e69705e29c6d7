package org.hcim.sweeps.space;

/** A counter-based random number: the same bits for the same arguments on every machine. */
final class Hash {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Hash() {}

  /** 64 pseudo-random bits from a seed, a stream and a counter. */
  static long of(long seed, long stream, long counter) {
    return at(mix(seedOf(seed) ^ stream), counter);
  }

  /** Mixes a seed for use by streams. */
  private static long seedOf(long seed) {
    return mix(seed + GOLDEN);
  }

  /** The streams 0 to {@code count - 1} of a seed, for {@link #at}. */
  static long[] streams(long seed, int count) {
    long[] streams = new long[count];
    long mixed = seedOf(seed);
    for (int stream = 0; stream < count; stream++) {
      streams[stream] = mix(mixed ^ stream);
    }
    return streams;
  }

  /** The bits that {@link #of} gives for a counter of a stream. */
  static long at(long stream, long counter) {
    return mix(stream + GOLDEN * (counter + 1));
  }

  /** The upper 53 bits as a number in [0, 1). */
  static double unit(long hash) {
    return (hash >>> 11) * 0x1p-53;
  }

  /** The finalizer of SplitMix64: a bijection in which every input bit affects every output bit. */
  static long mix(long bits) {
    long z = bits;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
