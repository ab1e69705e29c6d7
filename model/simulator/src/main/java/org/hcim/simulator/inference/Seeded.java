package org.hcim.simulator.inference;

/** Random numbers that follow from a seed alone: SplitMix64 (Steele et al., OOPSLA 2014). */
public final class Seeded {

  /** Uniform numbers whose sum is near enough to a normal distribution. */
  private static final int TERMS = 12;

  private long state;

  /** The numbers of a seed. */
  public Seeded(long seed) {
    state = seed;
  }

  /** All 64 bits. */
  public long next() {
    state += 0x9E3779B97F4A7C15L;
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** A whole number, both ends included. */
  public int between(int least, int most) {
    return least + (int) Long.remainderUnsigned(next(), most - least + 1L);
  }

  /** A number from 0 to below 1. */
  public double fraction() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** Nearly normal, mean 0 and deviation 1: twelve uniform numbers, less six (Irwin-Hall). */
  public double normal() {
    double sum = -TERMS / 2.0;
    for (int i = 0; i < TERMS; i++) {
      sum += fraction();
    }
    return sum;
  }
}
