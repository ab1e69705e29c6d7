package org.hcim.sweeps.pareto;

import java.util.Arrays;

/**
 * The least third value of some points with three objectives up to each cell of a grid over the
 * other two. One look tells that a point is dominated; it cannot tell that one is not.
 */
final class DepthTable {

  private static final int BITS = 8;
  private static final int LINES = (1 << BITS) - 1;

  private final double[] xLines;
  private final double[] yLines;
  private final double[] depths = new double[1 << (2 * BITS)];

  /** The table of some points, column by column. */
  DepthTable(double[][] columns) {
    xLines = lines(columns[0]);
    yLines = lines(columns[1]);
    Arrays.fill(depths, Double.POSITIVE_INFINITY);
    for (int i = 0; i < columns[0].length; i++) {
      int x = firstCell(xLines, columns[0][i]);
      int y = firstCell(yLines, columns[1][i]);
      if (x <= LINES && y <= LINES) {
        lower(place(x, y), columns[2][i]);
      }
    }
    spread();
  }

  /** Quantiles, ascending; cell i of a dimension begins at line i - 1. */
  private static double[] lines(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] lines = new double[LINES];
    for (int line = 0; line < LINES; line++) {
      lines[line] = sorted[(int) ((long) sorted.length * line / LINES)];
    }
    return lines;
  }

  /** Hands the values of each cell on to those behind it. */
  private void spread() {
    for (int x = 0; x <= LINES; x++) {
      for (int y = 0; y <= LINES; y++) {
        if (x > 0) {
          lower(place(x, y), depths[place(x - 1, y)]);
        }
        if (y > 0) {
          lower(place(x, y), depths[place(x, y - 1)]);
        }
      }
    }
  }

  private void lower(int place, double depth) {
    depths[place] = Math.min(depths[place], depth);
  }

  private static int place(int x, int y) {
    return x << BITS | y;
  }

  /** The first cell that is nowhere less than a value. */
  private static int firstCell(double[] lines, double value) {
    int below = 0;
    for (int half = 1 << (BITS - 1); half > 0; half >>= 1) {
      below += lines[below + half - 1] < value ? half : 0;
    }
    return below + 1;
  }

  /** The cell of a value. */
  private static int cell(double[] lines, double value) {
    int upTo = 0;
    for (int half = 1 << (BITS - 1); half > 0; half >>= 1) {
      upTo += lines[upTo + half - 1] <= value ? half : 0;
    }
    return upTo;
  }

  /** Returns whether a point of the table certainly dominates this one. */
  boolean dominates(double x, double y, double z) {
    return depths[place(cell(xLines, x), cell(yLines, y))] < z;
  }
}
