package org.hcim.simulator.crossbar;

/** The behavior of a partial-sum register on overflow. */
public enum Overflow {
  /** Drops the carry: the adder chain that HCiM describes does not detect it. */
  WRAP {
    @Override
    int fit(int sum, int bits) {
      return sum << (Integer.SIZE - bits) >> (Integer.SIZE - bits);
    }
  },
  /** Clamps to the nearest value of the register. */
  SATURATE {
    @Override
    int fit(int sum, int bits) {
      int most = (1 << (bits - 1)) - 1;
      return Math.max(-most - 1, Math.min(most, sum));
    }
  };

  /**
   * A sum after overflow.
   *
   * @param sum the sum of a register and a scale factor
   * @param bits of the register, sign included
   */
  abstract int fit(int sum, int bits);
}
