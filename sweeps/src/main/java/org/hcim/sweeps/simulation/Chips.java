package org.hcim.sweeps.simulation;

import static org.hcim.accelerator.design.Check.check;

/**
 * The Monte Carlo instances of a study; each chip is determined by a seed.
 *
 * @param firstSeed the seed of the first chip; later seeds count up
 * @param count the number of chips
 */
public record Chips(long firstSeed, int count) {

  /** One chip. */
  public static final Chips ONE = new Chips(1, 1);

  private static final int MAX = 1_000_000;

  public Chips {
    check(count > 0 && count <= MAX, "trials (%d) must be from 1 to %d", count, MAX);
  }
}
