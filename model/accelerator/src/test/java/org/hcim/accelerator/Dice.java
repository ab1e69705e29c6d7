package org.hcim.accelerator;

/**
 * Seeded random numbers that are the same on every JDK: SplitMix64 (Steele et al., OOPSLA 2014).
 */
public final class Dice {

  private long state;

  public Dice(long seed) {
    state = seed;
  }

  private long next() {
    state += 0x9E3779B97F4A7C15L;
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** A whole number, both ends included. */
  public int between(int least, int most) {
    return least + (int) ((next() >>> 1) % (most - least + 1));
  }

  /** A number from 0 to 1 in steps of a thousandth. */
  public double fraction() {
    return between(0, 1000) / 1000.0;
  }

  /** Returns true with this many chances in a hundred. */
  public boolean chance(int percent) {
    return between(1, 100) <= percent;
  }

  /** One of several, all equally likely. */
  @SafeVarargs
  public final <T> T pick(T... choices) {
    return choices[between(0, choices.length - 1)];
  }
}
