package org.hcim.simulator.crossbar;

/**
 * The cells of one slice in one crossbar, one bit plane per cell bit. A word packs 64 rows of one
 * column; columns are adjacent so that C2 on JDK 25 vectorizes loops over columns.
 */
final class CellBits {

  private final long[][][] plus;
  private final long[][][] minus;

  private CellBits(int cellBits, int words, int columns) {
    plus = new long[cellBits][words][columns];
    minus = new long[cellBits][words][columns];
  }

  static CellBits of(CrossbarMatrix matrix, int split, int slice) {
    int first = matrix.firstInput(split);
    int rows = matrix.endInput(split) - first;
    int cellBits = matrix.datapath().slicing().precision().cellBits();
    int columns = matrix.weights().outputs();
    var cells = new CellBits(cellBits, LaneBuffers.words(rows), columns);
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        cells.set(row, column, matrix.digit(column, first + row, slice));
      }
    }
    return cells;
  }

  private void set(int row, int column, int digit) {
    long[][][] side = digit < 0 ? minus : plus;
    for (int bit = 0; bit < side.length; bit++) {
      side[bit][row / Long.SIZE][column] |= ((Math.abs(digit) >> bit) & 1L) << row;
    }
  }

  /**
   * Adds the cells driven by the wordlines to each column's count.
   *
   * @param power bit index within the stream digit
   */
  void count(long[] wordlines, int power, long[] counts) {
    for (int bit = 0; bit < plus.length; bit++) {
      for (int word = 0; word < plus[bit].length; word++) {
        count(plus[bit][word], minus[bit][word], wordlines[word], power + bit, counts);
      }
    }
  }

  private static void count(long[] plus, long[] minus, long rows, int power, long[] counts) {
    for (int i = 0; i < counts.length; i++) {
      long difference = (long) Long.bitCount(plus[i] & rows) - Long.bitCount(minus[i] & rows);
      counts[i] += difference << power;
    }
  }
}
