package org.hcim.psq.quantizer;

import org.hcim.accelerator.design.Choice;

/** The codes that a b-bit weight may have. */
public enum WeightRange implements Choice {
  /** The full two's-complement range: -2^(b-1) to 2^(b-1) - 1. */
  FULL {
    @Override
    public Lsq codes(int bits) {
      return Lsq.signed(bits);
    }
  },
  /**
   * The symmetric range: -(2^(b-1) - 1) to 2^(b-1) - 1. Magnitudes fit in b - 1 bits, so
   * differential columns of 1-bit cells need one slice fewer; the columns of that slice would
   * almost always be zero.
   */
  SYMMETRIC {
    @Override
    public Lsq codes(int bits) {
      int most = Lsq.signed(bits).most();
      return new Lsq(-most, most);
    }
  };

  /** Returns the quantizer for weights with this number of bits. */
  public abstract Lsq codes(int bits);
}
