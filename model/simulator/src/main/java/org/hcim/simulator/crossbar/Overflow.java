package org.hcim.simulator.crossbar;

/** The behavior of a partial-sum register on overflow. */
public enum Overflow {
  /** Drops the carry: the adder chain that HCiM describes does not detect overflow. */
  WRAP {
    @Override
    int fit(int sum, int bits) {
      return sum << (Integer.SIZE - bits) >> (Integer.SIZE - bits);
    }
  },
  /** Clamps to the nearest value that the register can hold. */
  SATURATE {
    @Override
    int fit(int sum, int bits) {
      int most = (1 << (bits - 1)) - 1;
      return Math.max(-most - 1, Math.min(most, sum));
    }
  };

  /**
   * The register value after an addition.
   *
   * @param sum exact sum of a register and a scale factor
   * @param bits width of the register, including the sign
   */
  abstract int fit(int sum, int bits);
}
