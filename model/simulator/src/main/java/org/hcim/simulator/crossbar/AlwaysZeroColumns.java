package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

/**
 * The always-zero columns of a matrix: no cell conducts, so every partial sum is 0. Most of them
 * are in high slices that no weight uses. There is one column per row tile, output and slice.
 *
 * @param count columns without a conducting cell
 * @param columns all columns
 */
public record AlwaysZeroColumns(long count, long columns) {

  /** The identity of {@link #plus}. */
  public static final AlwaysZeroColumns NONE = new AlwaysZeroColumns(0, 0);

  public AlwaysZeroColumns {
    check(count >= 0 && count <= columns, "count (%d) must be from 0 to %d", count, columns);
  }

  /** Counts the columns of a matrix. */
  public static AlwaysZeroColumns of(CrossbarMatrix matrix) {
    int slices = matrix.datapath().slicing().slices();
    long count = 0;
    for (int split = 0; split < matrix.splits(); split++) {
      for (int output = 0; output < matrix.weights().outputs(); output++) {
        for (int slice = 0; slice < slices; slice++) {
          count += isAlwaysZero(matrix, split, output, slice) ? 1 : 0;
        }
      }
    }
    long columns = (long) matrix.splits() * matrix.weights().outputs() * slices;
    return new AlwaysZeroColumns(count, columns);
  }

  /** Returns the sum of two counts. */
  public AlwaysZeroColumns plus(AlwaysZeroColumns other) {
    return new AlwaysZeroColumns(count + other.count, columns + other.columns);
  }

  /** The fraction of columns without a conducting cell; 0 if there are no columns. */
  public double frac() {
    return columns == 0 ? 0 : count / (double) columns;
  }

  private static boolean isAlwaysZero(CrossbarMatrix matrix, int split, int output, int slice) {
    for (int input = matrix.firstInput(split); input < matrix.endInput(split); input++) {
      if (matrix.digit(output, input, slice) != 0) {
        return false;
      }
    }
    return true;
  }
}
