package org.hcim.sweeps.pareto;

import java.util.Arrays;

/**
 * A grid over all objectives but the last. Each cell stores the minimum of the last objective over
 * the points at or below the cell's lower corner. One lookup can prove that a point is dominated,
 * but not that it is non-dominated.
 */
final class DepthTable {

  /** Maximum bits of a cell's index: the table has at most 2^18 values and fits in a cache. */
  private static final int CELL_BITS = 18;

  private final int last;
  private final int bits;
  private final double[][] lines;
  private final double[] depths;

  /** Builds the table of points given column by column. */
  DepthTable(double[][] columns) {
    last = columns.length - 1;
    bits = Math.min(CELL_BITS / last, 8);
    lines = new double[last][];
    for (int d = 0; d < last; d++) {
      lines[d] = lines(columns[d], (1 << bits) - 1);
    }
    depths = new double[1 << (last * bits)];
    Arrays.fill(depths, Double.POSITIVE_INFINITY);
    for (int i = 0; i < columns[0].length; i++) {
      enter(columns, i);
    }
    spread();
  }

  /** Quantiles, ascending; cell i of an objective begins at line i - 1. */
  private static double[] lines(double[] values, int count) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] lines = new double[count];
    for (int line = 0; line < count; line++) {
      lines[line] = sorted[(int) ((long) sorted.length * line / count)];
    }
    return lines;
  }

  /** Lowers the value of the first cell whose lower corner is at or above a point. */
  private void enter(double[][] columns, int point) {
    int place = 0;
    for (int d = 0; d < last; d++) {
      int cell = 1 + below(lines[d], columns[d][point]);
      if (cell == 1 << bits) {
        return;
      }
      place = place << bits | cell;
    }
    depths[place] = Math.min(depths[place], columns[last][point]);
  }

  /** Propagates each cell's minimum to the cells above it, one objective at a time. */
  private void spread() {
    for (int d = 0; d < last; d++) {
      int stride = 1 << (d * bits);
      int mask = ((1 << bits) - 1) * stride;
      for (int place = 0; place < depths.length; place++) {
        if ((place & mask) != 0) {
          depths[place] = Math.min(depths[place], depths[place - stride]);
        }
      }
    }
  }

  /** The number of lines below a value. */
  private int below(double[] of, double value) {
    int below = 0;
    for (int half = 1 << (bits - 1); half > 0; half >>= 1) {
      below += of[below + half - 1] < value ? half : 0;
    }
    return below;
  }

  /** Returns whether the table proves that one of its points dominates a row. */
  boolean dominates(double[] row) {
    int place = 0;
    for (int d = 0; d < last; d++) {
      int cell = 0;
      for (int half = 1 << (bits - 1); half > 0; half >>= 1) {
        cell += lines[d][cell + half - 1] <= row[d] ? half : 0;
      }
      place = place << bits | cell;
    }
    return depths[place] < row[last];
  }
}
