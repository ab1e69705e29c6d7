package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

/** The readings of partial sums, for each column and stream of a matrix. */
public sealed interface ColumnReadings {

  /**
   * Comparators with individual thresholds and scale factors. The arrays are indexed by row tile,
   * output, slice and stream; they are not copied.
   */
  final class Comparators implements ColumnReadings {

    /** The largest weight of a field in {@link StreamFields#factor}. */
    static final int MAX_WEIGHT = (1 << 14) - 1;

    private final int[] high;
    private final int[] low;
    private final int[] scales;

    /**
     * Creates the comparators of all columns.
     *
     * @param high smallest partial sum that reads +1
     * @param low largest partial sum that reads -1; below {@code high}
     * @param scales scale-factor codes, multiplied by the significance at which the array adds them
     */
    public Comparators(int[] high, int[] low, int[] scales) {
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
      this.high = high;
      this.low = low;
      this.scales = scales;
    }

    int[] high() {
      return high;
    }

    int[] low() {
      return low;
    }

    int[] scales() {
      return scales;
    }
  }

  /** One readout for all columns; its readings are added at their significance. */
  record Uniform(ColumnReadout readout) implements ColumnReadings {}

  /**
   * The ranges of partial sums in which columns pass a gradient. The arrays are indexed by row
   * tile, output, slice and stream; they are not copied.
   */
  final class Open {

    /** The largest share. */
    public static final int MAX_SHARE = (1 << 15) - 1;

    private final int[] from;
    private final int[] to;
    private final int[] shares;

    /**
     * Creates the ranges of all columns.
     *
     * @param from smallest partial sum of each range
     * @param to largest partial sum of each range
     * @param shares share of each column, in the integer units of {@link
     *     PartialSumKernel.Results#open}
     */
    public Open(int[] from, int[] to, int[] shares) {
      check(
          from.length == to.length && to.length == shares.length,
          "from (%d), to (%d) and shares (%d) must be as many",
          from.length,
          to.length,
          shares.length);
      for (int i = 0; i < shares.length; i++) {
        if (shares[i] < 0 || shares[i] > MAX_SHARE || from[i] > to[i]) {
          check(
              false,
              "share %d (%d) must be from 0 to %d, of an ordered range (%d to %d)",
              i,
              shares[i],
              MAX_SHARE,
              from[i],
              to[i]);
        }
      }
      this.from = from;
      this.to = to;
      this.shares = shares;
    }

    int[] from() {
      return from;
    }

    int[] to() {
      return to;
    }

    int[] shares() {
      return shares;
    }
  }
}
