package org.hcim.sweeps.sensitivity;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/** Responses to consecutively numbered designs that are only meaningful together. */
final class Rows {

  private Rows() {}

  static double[] read(LongToDoubleFunction response, long first, int length) {
    double[] row = new double[length];
    for (int i = 0; i < length; i++) {
      row[i] = response.applyAsDouble(first + i);
    }
    return row;
  }

  static long present(double[] row) {
    return Arrays.stream(row).filter(Double::isFinite).count();
  }

  static double[] column(List<double[]> rows, int column) {
    return rows.stream().mapToDouble(row -> row[column]).toArray();
  }

  /** The difference between each row's values in a column and in the first column. */
  static double[] difference(List<double[]> rows, int column) {
    return rows.stream().mapToDouble(row -> row[column] - row[0]).toArray();
  }
}
