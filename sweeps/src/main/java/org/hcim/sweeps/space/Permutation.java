package org.hcim.sweeps.space;

/**
 * A keyed permutation of 0 to size - 1: a Feistel network over the next even number of bits,
 * applied repeatedly until the result falls within the range (cycle walking).
 *
 * @param halfBits number of bits in each half of the network's block
 */
record Permutation(long size, long key, int halfBits) {

  private static final int ROUNDS = 6;

  static Permutation of(long size, long key) {
    int bits = Math.max(2, Long.SIZE - Long.numberOfLeadingZeros(size - 1));
    return new Permutation(size, key, (bits + 1) / 2);
  }

  /** The image of an index. */
  long at(long index) {
    long[] rounds = Hash.streams(key, ROUNDS);
    long image = encrypt(index, rounds);
    while (image >= size) {
      image = encrypt(image, rounds);
    }
    return image;
  }

  private long encrypt(long block, long[] rounds) {
    long mask = (1L << halfBits) - 1;
    long left = block >>> halfBits;
    long right = block & mask;
    for (long round : rounds) {
      long next = left ^ (Hash.at(round, right) & mask);
      left = right;
      right = next;
    }
    return left << halfBits | right;
  }
}
