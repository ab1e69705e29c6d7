package org.hcim.simulator.crossbar;

/** The number format of an activation. */
public enum ActivationCode {
  /** Codes from 0 to {@code 2^bits - 1}. */
  UNSIGNED {
    @Override
    public int least(int bits) {
      return 0;
    }

    @Override
    public int most(int bits) {
      return (1 << bits) - 1;
    }
  },
  /** Two's complement: the most significant bit has a negative weight. */
  TWOS_COMPLEMENT {
    @Override
    public int least(int bits) {
      return -1 << (bits - 1);
    }

    @Override
    public int most(int bits) {
      return (1 << (bits - 1)) - 1;
    }
  };

  /** The smallest activation of this many bits. */
  public abstract int least(int bits);

  /** The largest activation of this many bits. */
  public abstract int most(int bits);

  /** The activation that a byte encodes, sign-extended for two's complement. */
  public int number(byte code) {
    return this == UNSIGNED ? code & 0xFF : code;
  }
}
