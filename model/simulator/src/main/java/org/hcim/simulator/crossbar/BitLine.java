package org.hcim.simulator.crossbar;

import java.util.Arrays;

/** The conducting cells of one bitline. */
final class BitLine {

  private final int[] rows;
  private final int[] currents;

  private BitLine(int[] rows, int[] currents) {
    this.rows = rows;
    this.currents = currents;
  }

  /** Creates a bitline from its cell currents, one per row. */
  static BitLine of(int[] cells) {
    var rows = new int[cells.length];
    var currents = new int[cells.length];
    int count = 0;
    for (int row = 0; row < cells.length; row++) {
      if (cells[row] != 0) {
        rows[count] = row;
        currents[count++] = cells[row];
      }
    }
    return new BitLine(Arrays.copyOf(rows, count), Arrays.copyOf(currents, count));
  }

  /**
   * Adds the current at each position; currents are integers, so the order of rows does not matter.
   */
  void add(int sign, StreamPlanes planes, int stream, int[] to, int positions) {
    int i = 0;
    for (; i + 1 < rows.length; i += 2) {
      int[] first = planes.digits(rows[i], stream);
      int[] second = planes.digits(rows[i + 1], stream);
      addTwo(first, sign * currents[i], second, sign * currents[i + 1], to, positions);
    }
    if (i < rows.length) {
      addOne(planes.digits(rows[i], stream), sign * currents[i], to, positions);
    }
  }

  private static void addTwo(int[] a, int x, int[] b, int y, int[] to, int positions) {
    for (int i = 0; i < positions; i++) {
      to[i] += x * a[i] + y * b[i];
    }
  }

  private static void addOne(int[] a, int x, int[] to, int positions) {
    for (int i = 0; i < positions; i++) {
      to[i] += x * a[i];
    }
  }
}
