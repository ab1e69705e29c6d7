package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

/** The readings of a matrix's columns for their partial sums, by column and stream. */
public sealed interface ColumnReadings {

  /**
   * Comparators with thresholds and scale factors of their own. It keeps its arrays, which are by
   * split, output, slice and stream.
   */
  final class Comparators implements ColumnReadings {

    /** The greatest weight that a field of {@link StreamFields#factor} takes. */
    static final int MAX_WEIGHT = (1 << 14) - 1;

    private final int[] high;
    private final int[] low;
    private final int[] scales;

    /**
     * Comparators of all columns.
     *
     * @param high the least partial sum that reads +1
     * @param low the greatest partial sum that reads -1; below {@code high}
     * @param scales codes, times the significance at which the array adds them
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

  /** One readout for all columns, whose numbers are added at their significance. */
  record Uniform(ColumnReadout readout) implements ColumnReadings {}

  /**
   * The partial sums at which columns pass a gradient. It keeps its arrays, which are by split,
   * output, slice and stream.
   */
  final class Open {

    /** The greatest share. */
    public static final int MAX_SHARE = (1 << 15) - 1;

    private final int[] from;
    private final int[] to;
    private final int[] shares;

    /**
     * The ranges of all columns.
     *
     * @param from the least partial sum
     * @param to the greatest partial sum
     * @param shares of the columns in the whole numbers of {@link PartialSumKernel.Results#open}
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
