package org.hcim.accelerator.function;

/** The cells of one slice in one crossbar, each with the current it really conducts. */
final class AnalogCells {

  private final double[][] plus;
  private final double[][] minus;
  private final double dropPerCurrent;

  private AnalogCells(int columns, int rows, double dropPerCurrent) {
    plus = new double[columns][rows];
    minus = new double[columns][rows];
    this.dropPerCurrent = dropPerCurrent;
  }

  static AnalogCells of(
      CrossbarMatrix matrix, int split, int slice, Imperfections imperfections, Draws draws) {
    int first = matrix.firstInput(split);
    int rows = matrix.endInput(split) - first;
    int columns = matrix.weights().outputs();
    var precision = matrix.datapath().slicing().precision();
    int mostDigit = (1 << precision.cellBits()) - 1;
    double mostCurrent =
        (double) matrix.datapath().rows() * mostDigit * ((1 << precision.streamBits()) - 1);
    var cells = new AnalogCells(columns, rows, imperfections.irDropFrac() / mostCurrent);
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        int digit = matrix.digit(column, first + row, slice);
        long cell = 2L * ((long) column * rows + row);
        cells.plus[column][row] =
            current(Math.max(0, digit), mostDigit, imperfections, draws, cell);
        if (!matrix.datapath().slicing().isSingle()) {
          cells.minus[column][row] =
              current(Math.max(0, -digit), mostDigit, imperfections, draws, cell + 1);
        }
      }
    }
    return cells;
  }

  private static double current(
      int digit, int mostDigit, Imperfections imperfections, Draws draws, long cell) {
    double luck = draws.of(1).uniform(cell);
    int held = digit;
    if (luck < imperfections.stuckOffFrac()) {
      held = 0;
    } else if (luck < imperfections.stuckOffFrac() + imperfections.stuckOnFrac()) {
      held = mostDigit;
    }
    double deviation = imperfections.conductanceSigma() * draws.of(2).normal(cell);
    return held * Math.max(0, 1 + deviation) * imperfections.remaining();
  }

  /** The difference of a column's bit lines. */
  double partialSum(int column, int[] inputs) {
    return line(plus[column], inputs) - line(minus[column], inputs);
  }

  private double line(double[] cells, int[] inputs) {
    double current = 0;
    for (int row = 0; row < cells.length; row++) {
      current += cells[row] * inputs[row];
    }
    return current * (1 - dropPerCurrent * current);
  }
}
