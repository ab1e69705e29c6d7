package org.hcim.simulator.crossbar;

/** The number format of an activation. */
public enum ActivationCode {
  /** Unsigned. */
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
  /** Two's complement: the last bit counts negatively. */
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

  /** The least number with these bits. */
  public abstract int least(int bits);

  /** The greatest number with these bits. */
  public abstract int most(int bits);

  /** The number in the bits of a byte that holds it, with its sign. */
  public int number(byte code) {
    return this == UNSIGNED ? code & 0xFF : code;
  }
}
