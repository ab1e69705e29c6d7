package org.hcim.sweeps.pareto;

import java.util.Arrays;

/**
 * A coarse grid between quantiles of points. Querying a tree cell by cell keeps the nodes it reads
 * in the cache; the results do not depend on the grid.
 */
final class QuantileGrid {

  private static final int BITS = 12;
  private static final int SAMPLE = 1024;

  private final int dimensions;
  private final int bits;
  private final double[] bounds;

  private QuantileGrid(int dimensions, int bits, double[] bounds) {
    this.dimensions = dimensions;
    this.bits = bits;
    this.bounds = bounds;
  }

  /** Builds a grid that divides rows evenly in each dimension. */
  static QuantileGrid of(double[] rows, int dimensions) {
    int bits = Math.max(1, BITS / dimensions);
    int parts = 1 << bits;
    int points = rows.length / dimensions;
    int sampled = Math.min(points, SAMPLE);
    double[] bounds = new double[dimensions * parts];
    double[] sample = new double[sampled];
    for (int d = 0; d < dimensions; d++) {
      for (int i = 0; i < sampled; i++) {
        sample[i] = rows[(int) ((long) points * i / sampled) * dimensions + d];
      }
      Arrays.sort(sample);
      for (int part = 1; part < parts; part++) {
        bounds[d * parts + part - 1] = sampled == 0 ? 0 : sample[sampled * part / parts];
      }
    }
    return new QuantileGrid(dimensions, bits, bounds);
  }

  int count() {
    return 1 << (bits * dimensions);
  }

  /** The cell of the row that starts at index {@code place}. */
  int at(double[] rows, int place) {
    int cell = 0;
    for (int d = 0; d < dimensions; d++) {
      int first = d << bits;
      int part = 0;
      for (int half = 1 << (bits - 1); half > 0; half >>= 1) {
        part += rows[place + d] >= bounds[first + part + half - 1] ? half : 0;
      }
      cell = cell << bits | part;
    }
    return cell;
  }
}
