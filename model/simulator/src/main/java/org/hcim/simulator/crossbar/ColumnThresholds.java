package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

import java.util.Arrays;

/**
 * Per-column comparator thresholds, which replace those of the readout. Bias rows shift the partial
 * sums of a column, and training may set thresholds by slice, stream or column.
 */
public final class ColumnThresholds {

  /** No per-column thresholds: all columns have those of the readout. */
  public static final ColumnThresholds NONE = new ColumnThresholds(new int[0], new int[0]);

  private static final long MAX_COUNT = 1L << 28;

  private final int[] high;
  private final int[] low;

  private ColumnThresholds(int[] high, int[] low) {
    this.high = high;
    this.low = low;
  }

  /** The number of threshold pairs of a matrix: one per row tile, output, slice and stream. */
  public static int count(Datapath datapath, int inputs, int outputs) {
    var slicing = datapath.slicing();
    long count = (long) datapath.splits(inputs) * outputs * slicing.slices();
    count *= slicing.precision().streams();
    check(count <= MAX_COUNT, "thresholds (%d) must be at most %d", count, MAX_COUNT);
    return (int) count;
  }

  /**
   * Creates thresholds, ordered by row tile, output, slice and stream.
   *
   * @param high smallest partial sums that read +1
   * @param low largest partial sums that read -1
   */
  public static ColumnThresholds of(int[] high, int[] low) {
    check(
        high.length == low.length,
        "high (%d) and low (%d) must be as many",
        high.length,
        low.length);
    for (int i = 0; i < high.length; i++) {
      if (low[i] >= high[i] || Math.max(-(long) low[i], high[i]) > ColumnReadout.MAX) {
        check(
            false,
            "low %d (%d) must be below high (%d), both within %d of 0",
            i,
            low[i],
            high[i],
            ColumnReadout.MAX);
      }
    }
    return new ColumnThresholds(high.clone(), low.clone());
  }

  /**
   * Creates two comparators per column: +1 at or above reference + alpha, -1 at or below reference
   * - alpha.
   */
  public static ColumnThresholds ternary(int[] references, int[] alphas) {
    var high = new int[references.length];
    var low = new int[references.length];
    for (int i = 0; i < high.length; i++) {
      high[i] = references[i] + alphas[i];
      low[i] = references[i] - alphas[i];
    }
    return of(high, low);
  }

  /** Creates one comparator per column: +1 at or above its reference, else -1. */
  public static ColumnThresholds binary(int[] references) {
    var low = new int[references.length];
    for (int i = 0; i < low.length; i++) {
      low[i] = references[i] - 1;
    }
    return of(references, low);
  }

  /** Returns whether all columns have the thresholds of the readout. */
  public boolean isEmpty() {
    return high.length == 0;
  }

  /** The smallest partial sums that read +1, in the order given to {@link #of}. */
  public int[] high() {
    return high.clone();
  }

  /** The largest partial sums that read -1, in the order given to {@link #of}. */
  public int[] low() {
    return low.clone();
  }

  /** The smallest partial sum of a column that reads +1. */
  public int high(int column) {
    return high[column];
  }

  /** The largest partial sum of a column that reads -1. */
  public int low(int column) {
    return low[column];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ColumnThresholds that
        && Arrays.equals(high, that.high)
        && Arrays.equals(low, that.low);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(high) + Arrays.hashCode(low);
  }
}
