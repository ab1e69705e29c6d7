package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

/** What the columns of a matrix give for their partial sums, column by column and stream. */
public sealed interface ColumnReadings {

  /**
   * Comparators of thresholds and scale factors of their own. All arrays are by split, output,
   * slice and stream.
   *
   * @param high the least partial sum that reads +1
   * @param low the greatest partial sum that reads -1; below {@code high}
   * @param scales codes, times the significance that the array adds them at
   */
  record Comparators(int[] high, int[] low, int[] scales) implements ColumnReadings {

    /** The greatest weight that a field of {@link StreamFields#factor} takes. */
    static final int MAX_WEIGHT = (1 << 14) - 1;

    public Comparators {
      check(
          high.length == low.length && low.length == scales.length,
          "high (%d), low (%d) and scales (%d) must be as many",
          high.length,
          low.length,
          scales.length);
      for (int i = 0; i < high.length; i++) {
        if (low[i] >= high[i]) {
          check(false, "low %d (%d) must be below high (%d)", i, low[i], high[i]);
        }
      }
    }
  }

  /** One readout for all columns, whose numbers are added at their significance. */
  record Uniform(ColumnReadout readout) implements ColumnReadings {}

  /**
   * The partial sums at which columns pass a gradient. All arrays are by split, output, slice and
   * stream.
   *
   * @param from the least one
   * @param to the greatest one
   * @param shares of the columns in the whole numbers of {@link PartialSumKernel.Results#open}
   */
  record Open(int[] from, int[] to, int[] shares) {

    /** The greatest share. */
    public static final int MAX_SHARE = (1 << 15) - 1;
  }
}
