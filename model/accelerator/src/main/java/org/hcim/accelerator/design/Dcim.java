package org.hcim.accelerator.design;

import static org.hcim.accelerator.design.Check.check;

import java.util.Objects;

/**
 * The digital compute-in-memory array beside a crossbar, with rows of scale factors above rows of
 * partial sums.
 *
 * @param scaleFactorBits bits of one scale factor
 * @param granularity the partial sums that share one scale factor
 * @param partialSumBits bits of one running partial sum
 * @param crossbars crossbars that share this array (time-multiplexed)
 */
public record Dcim(
    int scaleFactorBits, ScaleFactorGranularity granularity, int partialSumBits, int crossbars) {

  public Dcim {
    checkWidths(scaleFactorBits, partialSumBits);
    check(crossbars > 0, "xbars_per_dcim (%d) must be positive", crossbars);
    Objects.requireNonNull(granularity, "granularity");
  }

  /**
   * Checks the widths of a scale factor and of the partial sum to which it is added.
   *
   * @throws InvalidDesignException if a width breaks a rule
   */
  public static void checkWidths(int scaleFactorBits, int partialSumBits) {
    check(scaleFactorBits > 0, "scale_factor_bits (%d) must be positive", scaleFactorBits);
    check(
        partialSumBits >= scaleFactorBits,
        "partial_sum_bits (%d) must be at least scale_factor_bits (%d)",
        partialSumBits,
        scaleFactorBits);
  }

  /**
   * Rows of memory that hold the scale factors of one crossbar.
   *
   * <p>A scale factor cannot move sideways to its sum, so a channel's scale factor has a copy in
   * each column (ADR-0004).
   */
  public int scaleFactorRows(int streams) {
    return switch (granularity) {
      case BIT_SLICE -> streams * scaleFactorBits;
      case COLUMN, CHANNEL -> scaleFactorBits;
      case LAYER -> 0;
    };
  }

  /** Rows of the array: scale factors and partial sums of every crossbar that it serves. */
  public int rows(int streams) {
    return crossbars * (scaleFactorRows(streams) + partialSumBits);
  }

  /**
   * Read-compute-store issues for one bit-stream of one crossbar.
   *
   * <p>A partial sum is wider than a scale factor, so the columns are processed in {@code
   * ceil(partialSumBits / scaleFactorBits)} phases of {@code scaleFactorBits} issues. For 4-bit
   * scale factors and 8-bit sums, the odd columns come first and then the even ones, as HCiM
   * describes; ADR-0004 covers other widths.
   */
  public int issuesPerStream() {
    return issuesPerStream(scaleFactorBits, partialSumBits);
  }

  /** Read-compute-store issues of an array with these widths. */
  public static int issuesPerStream(int scaleFactorBits, int partialSumBits) {
    int phases = (partialSumBits + scaleFactorBits - 1) / scaleFactorBits;
    return phases * scaleFactorBits;
  }
}
