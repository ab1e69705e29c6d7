package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

/**
 * The columns of a matrix in which no cell conducts, so that every partial sum is 0: mostly those
 * of high slices that no weight uses. Each row split, output and slice has one column.
 *
 * @param count columns without a conducting cell
 * @param columns all columns
 */
public record AlwaysZeroColumns(long count, long columns) {

  /** The count of no columns. */
  public static final AlwaysZeroColumns NONE = new AlwaysZeroColumns(0, 0);

  public AlwaysZeroColumns {
    check(count >= 0 && count <= columns, "count (%d) must be from 0 to %d", count, columns);
  }

  /** The columns of a matrix. */
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

  /** The sum of both. */
  public AlwaysZeroColumns plus(AlwaysZeroColumns other) {
    return new AlwaysZeroColumns(count + other.count, columns + other.columns);
  }

  /** The fraction of columns without a conducting cell. */
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
