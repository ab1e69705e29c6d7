package org.hcim.sweeps.pareto;

import static org.hcim.sweeps.pareto.Require.require;

import java.util.List;

/** Points as columns, one per objective, all minimized. */
final class Points {

  static final int MIN_OBJECTIVES = 2;
  static final int MAX_OBJECTIVES = 8;

  private final double[][] columns;
  private final int size;

  private Points(double[][] columns, int size) {
    this.columns = columns;
    this.size = size;
  }

  /**
   * Takes the first {@code size} values of each column.
   *
   * @throws IllegalArgumentException unless there are 2 to 8 columns with at least {@code size}
   *     finite values each
   */
  static Points of(double[][] columns, int size) {
    try (WorkerPool workers = WorkerPool.of(1)) {
      return of(columns, size, workers);
    }
  }

  /** Takes the first {@code size} values of each column and checks them with several threads. */
  static Points of(double[][] columns, int size, WorkerPool workers) {
    require(
        columns.length >= MIN_OBJECTIVES && columns.length <= MAX_OBJECTIVES,
        "objectives (%d) must be %d to %d",
        columns.length,
        MIN_OBJECTIVES,
        MAX_OBJECTIVES);
    require(size >= 0, "points (%d) must not be negative", size);
    for (int d = 0; d < columns.length; d++) {
      require(
          columns[d].length >= size,
          "objective %d has %d values, fewer than the %d points",
          d,
          columns[d].length,
          size);
    }
    List<Integer> finite = workers.results(columns.length, d -> finite(columns[d], size));
    for (int d = 0; d < columns.length; d++) {
      int point = finite.get(d);
      if (point < size) {
        throw new IllegalArgumentException(
            "objective %d of point %d (%s) must be finite".formatted(d, point, columns[d][point]));
      }
    }
    return new Points(columns, size);
  }

  /** The number of values before the first non-finite one. */
  private static int finite(double[] column, int size) {
    int finite = 0;
    while (finite < size && Double.isFinite(column[finite])) {
      finite++;
    }
    return finite;
  }

  int size() {
    return size;
  }

  int dimensions() {
    return columns.length;
  }

  /** Writes a point as a row; negative zero becomes positive zero. */
  void read(int point, double[] rows, int at) {
    for (int d = 0; d < columns.length; d++) {
      rows[at + d] = columns[d][point] + 0.0;
    }
  }

  /** The chosen points, row by row. */
  double[] rows(int[] chosen) {
    double[] rows = new double[chosen.length * columns.length];
    for (int i = 0; i < chosen.length; i++) {
      read(chosen[i], rows, i * columns.length);
    }
    return rows;
  }

  /** The chosen points, column by column. */
  double[][] columns(int[] chosen) {
    double[][] some = new double[columns.length][chosen.length];
    for (int d = 0; d < columns.length; d++) {
      for (int i = 0; i < chosen.length; i++) {
        some[d][i] = columns[d][chosen[i]] + 0.0;
      }
    }
    return some;
  }
}
