package org.hcim.sweeps.space;

/**
 * Nested uniform scrambling of base-2 digits by hashing.
 *
 * <p>Each digit is flipped or not depending on the seed and all digits above it, so that a net
 * stays a net. Burley, "Practical Hash-based Owen Scrambling", JCGT 9(4), 2020, after Laine and
 * Karras.
 */
final class OwenScrambling {

  private OwenScrambling() {}

  /** Scrambles 32 binary digits, the first one in the highest bit. */
  static int scramble(int digits, long seed) {
    return Integer.reverse(permute(Integer.reverse(digits), (int) (seed ^ (seed >>> 32))));
  }

  /** A bijection in which each bit depends only on the seed and on the bits below it. */
  private static int permute(int bits, int seed) {
    int x = bits + seed;
    x ^= x * 0x6C50B47C;
    x ^= x * 0xB82F1E52;
    x ^= x * 0xC7AFE638;
    x ^= x * 0x8D22F6E6;
    return x;
  }
}
