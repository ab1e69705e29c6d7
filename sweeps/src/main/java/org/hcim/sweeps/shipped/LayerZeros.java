package org.hcim.sweeps.shipped;

import static org.hcim.accelerator.design.Check.check;

/**
 * The ternary zeros of a layer.
 *
 * @param zeroFrac fraction of zeros among the readings of all columns
 * @param alwaysZeroFrac fraction of columns without a conducting cell
 */
public record LayerZeros(double zeroFrac, double alwaysZeroFrac) {

  public LayerZeros {
    check(zeroFrac >= 0 && zeroFrac <= 1, "zero_frac (%s) must be a number from 0 to 1", zeroFrac);
    check(
        alwaysZeroFrac >= 0 && alwaysZeroFrac <= 1,
        "always_zero_frac (%s) must be a number from 0 to 1",
        alwaysZeroFrac);
  }

  /** The fraction of zeros excluding always-zero columns; all columns are read equally often. */
  public double zeroFracOfOthers() {
    return alwaysZeroFrac == 1
        ? 0
        : Math.max(0, (zeroFrac - alwaysZeroFrac) / (1 - alwaysZeroFrac));
  }
}
