package org.hcim.sweeps.pareto;

import java.util.Arrays;

/**
 * The least last value of some points up to each cell of a grid over their other objectives. One
 * look tells that a point is dominated; it cannot tell that one is not.
 */
final class DepthTable {

  /** Bits of the place of a cell: the table has 2^18 values and fits into a cache. */
  private static final int CELL_BITS = 18;

  private final int last;
  private final int bits;
  private final double[][] lines;
  private final double[] depths;

  /** The table of some points, column by column. */
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

  /** Lowers the first cell that is nowhere less than a point. */
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

  /** Hands the value of each cell on to those behind it, along one objective after the other. */
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

  /** Returns whether a point of the table certainly dominates a row. */
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
