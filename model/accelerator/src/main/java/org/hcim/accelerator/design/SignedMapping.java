package org.hcim.accelerator.design;

/** The representation of signed weights in cells that store magnitudes. */
public enum SignedMapping implements Choice {
  /** Positive and negative magnitudes in paired cells of one column, subtracted on the bitline. */
  DIFFERENTIAL,
  /** Two's complement slices; the column of the sign slice counts negatively. */
  TWOS_COMPLEMENT,
  /**
   * As differential, without the weight -2^(b-1) of b bits: magnitudes of b - 1 bits, one slice
   * fewer in cells of one bit.
   */
  DIFFERENTIAL_SYMMETRIC;

  /** Returns whether a column subtracts the currents of paired cells. */
  public boolean isDifferential() {
    return this != TWOS_COMPLEMENT;
  }

  /**
   * Columns that together hold one weight, at least one.
   *
   * <p>Differential magnitudes also take all bits of a weight, because LSQ's range reaches {@code
   * -2^(weightBits-1)}; it gives the four crossbars a 4-bit weight has in PUMA's counting.
   */
  public int slices(int weightBits, int cellBits) {
    int bits = this == DIFFERENTIAL_SYMMETRIC ? Math.max(1, weightBits - 1) : weightBits;
    return (bits + cellBits - 1) / cellBits;
  }

  /** The least weight of a number of bits. */
  public int leastWeight(int weightBits) {
    int all = -1 << (weightBits - 1);
    return this == DIFFERENTIAL_SYMMETRIC ? all + 1 : all;
  }
}
