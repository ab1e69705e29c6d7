package org.hcim.simulator.crossbar;

import java.util.Arrays;

/**
 * One column of one crossbar: a bitline, or a differential pair whose second bitline is subtracted.
 */
final class AnalogColumn {

  private final BitLine plus;
  private final BitLine minus;
  private final double lossPerSquare;

  /**
   * Creates a column from its bitlines.
   *
   * @param lossPerSquare loss of bitline current, per square of that current
   */
  AnalogColumn(BitLine plus, BitLine minus, double lossPerSquare) {
    this.plus = plus;
    this.minus = minus;
    this.lossPerSquare = lossPerSquare;
  }

  /** The columns of all crossbars, indexed by {@link Column#number()}. */
  static AnalogColumn[] all(
      CrossbarMatrix matrix, NonIdealities nonIdealities, CurrentScale scale, Draws draws) {
    int slices = matrix.datapath().slicing().slices();
    int outputs = matrix.weights().outputs();
    int mostDigit = (1 << matrix.datapath().slicing().precision().cellBits()) - 1;
    double loss =
        nonIdealities.irDropFrac() / Math.scalb(CurrentScale.mostCurrent(matrix), scale.shift());
    var columns = new AnalogColumn[matrix.splits() * slices * outputs];
    for (int i = 0; i < columns.length; i++) {
      int crossbar = i / outputs;
      var cells = new CellCurrents(nonIdealities, scale, mostDigit, draws.of(crossbar));
      columns[i] = of(matrix, crossbar / slices, i % outputs, crossbar % slices, cells, loss);
    }
    return columns;
  }

  private static AnalogColumn of(
      CrossbarMatrix matrix, int split, int output, int slice, CellCurrents cells, double loss) {
    int first = matrix.firstInput(split);
    int rows = matrix.endInput(split) - first;
    boolean isPair = !matrix.datapath().slicing().isSingle();
    var plus = new int[rows];
    var minus = new int[rows];
    for (int row = 0; row < rows; row++) {
      int digit = matrix.digit(output, first + row, slice);
      long cell = 2L * ((long) output * rows + row);
      plus[row] = cells.current(Math.max(0, digit), cell);
      minus[row] = isPair ? cells.current(Math.max(0, -digit), cell + 1) : 0;
    }
    return new AnalogColumn(BitLine.of(plus), BitLine.of(minus), loss);
  }

  /**
   * Computes the currents of one stream at all positions.
   *
   * @param spare scratch buffer; overwritten
   */
  void sum(StreamPlanes planes, int stream, int[] to, int[] spare, int positions) {
    Arrays.fill(to, 0, positions, 0);
    plus.add(1, planes, stream, to, positions);
    if (lossPerSquare == 0) {
      minus.add(-1, planes, stream, to, positions);
      return;
    }
    Arrays.fill(spare, 0, positions, 0);
    minus.add(1, planes, stream, spare, positions);
    for (int i = 0; i < positions; i++) {
      to[i] = remaining(to[i]) - remaining(spare[i]);
    }
  }

  private int remaining(int current) {
    return current - (int) Math.rint(lossPerSquare * current * current);
  }
}
