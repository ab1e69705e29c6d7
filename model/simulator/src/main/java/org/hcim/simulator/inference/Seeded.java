package org.hcim.simulator.inference;

/** Random numbers determined by a seed alone: SplitMix64 (Steele et al., OOPSLA 2014). */
public final class Seeded {

  /** Uniform numbers per normal number; their sum is close enough to a normal distribution. */
  private static final int TERMS = 12;

  private long state;

  /** Starts the sequence of a seed. */
  public Seeded(long seed) {
    state = seed;
  }

  /** Returns the next 64 random bits. */
  public long next() {
    state += 0x9E3779B97F4A7C15L;
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** Returns a uniform integer, both ends included. */
  public int between(int least, int most) {
    return least + (int) Long.remainderUnsigned(next(), most - least + 1L);
  }

  /** Returns a uniform number from 0 to below 1. */
  public double fraction() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /**
   * Returns a nearly normal number with mean 0 and standard deviation 1: the sum of twelve uniform
   * numbers, minus six (Irwin-Hall).
   */
  public double normal() {
    double sum = -TERMS / 2.0;
    for (int i = 0; i < TERMS; i++) {
      sum += fraction();
    }
    return sum;
  }
}
