package org.hcim.psq.quantizer;

import org.hcim.accelerator.design.Choice;

/** The codes that a weight of b bits may have. */
public enum WeightRange implements Choice {
  /** All of two's complement: -2^(b-1) to 2^(b-1) - 1. */
  FULL {
    @Override
    public Lsq codes(int bits) {
      return Lsq.signed(bits);
    }
  },
  /**
   * The same on both sides of zero. Magnitudes then fit b - 1 bits: differential columns of one-bit
   * cells need one slice fewer, whose columns would all but always be zero.
   */
  SYMMETRIC {
    @Override
    public Lsq codes(int bits) {
      int most = Lsq.signed(bits).most();
      return new Lsq(-most, most);
    }
  };

  /** The codes of a number of bits. */
  public abstract Lsq codes(int bits);
}
