package org.hcim.accelerator.design;

import static org.hcim.accelerator.design.Check.check;

/** The representation of signed weights in cells that store magnitudes. */
public enum SignedMapping implements Choice {
  /** Positive and negative magnitudes in paired cells of one column, subtracted on the bitline. */
  DIFFERENTIAL,
  /** Two's complement slices; the column of the sign slice has a negative weight. */
  TWOS_COMPLEMENT,
  /**
   * Differential without the weight -2^(b-1) of b bits: magnitudes are b - 1 bits wide, which saves
   * one slice in one-bit cells.
   */
  DIFFERENTIAL_SYMMETRIC;

  /** The minimum width of weights without -2^(b-1); one bit would leave only the weight 0. */
  public static final int MIN_SYMMETRIC_BITS = 2;

  /**
   * Rejects weights whose only code is 0.
   *
   * @throws InvalidDesignException if symmetric weights are narrower than {@link
   *     #MIN_SYMMETRIC_BITS}
   */
  void checkWeightBits(int weightBits) {
    check(
        this != DIFFERENTIAL_SYMMETRIC || weightBits >= MIN_SYMMETRIC_BITS,
        "weight_bits (%d) must be at least %d with signed_mapping differential_symmetric",
        weightBits,
        MIN_SYMMETRIC_BITS);
  }

  /** Returns whether a column subtracts the currents of paired cells. */
  public boolean isDifferential() {
    return this != TWOS_COMPLEMENT;
  }

  /**
   * Columns that together hold one weight, at least one.
   *
   * <p>Differential magnitudes also take all bits of a weight, because LSQ's range reaches {@code
   * -2^(weightBits-1)}. A 4-bit weight therefore takes four crossbars, as in PUMA's counting.
   */
  public int slices(int weightBits, int cellBits) {
    int bits = this == DIFFERENTIAL_SYMMETRIC ? Math.max(1, weightBits - 1) : weightBits;
    return (bits + cellBits - 1) / cellBits;
  }

  /** The minimum weight of this width. */
  public int leastWeight(int weightBits) {
    int all = -1 << (weightBits - 1);
    return this == DIFFERENTIAL_SYMMETRIC ? all + 1 : all;
  }
}
