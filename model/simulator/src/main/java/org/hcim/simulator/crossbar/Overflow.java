package org.hcim.simulator.crossbar;

/** What a partial-sum word does with a sum that it cannot hold. */
public enum Overflow {
  /** Drops the carry: the adder chain that HCiM describes has nothing that would notice it. */
  WRAP {
    @Override
    int fit(int exact, int bits) {
      return exact << (Integer.SIZE - bits) >> (Integer.SIZE - bits);
    }
  },
  /** Stays at the nearest value that the word holds. */
  SATURATE {
    @Override
    int fit(int exact, int bits) {
      int most = (1 << (bits - 1)) - 1;
      return Math.max(-most - 1, Math.min(most, exact));
    }
  };

  /**
   * A sum as the word holds it.
   *
   * @param exact the sum of a word and a scale factor
   * @param bits bits of the word, its sign among them
   */
  abstract int fit(int exact, int bits);
}
