package org.hcim.sweeps.pareto;

import static org.hcim.sweeps.pareto.Require.require;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The points that are better than a reference in every objective; only they dominate any volume.
 *
 * @param points all points
 * @param indexes the indexes of the better points, ascending
 * @param reference the worst value that counts in each objective
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PointsWithinReference(Points points, int[] indexes, double[] reference) {

  static PointsWithinReference of(double[][] columns, int size, double[] reference) {
    var points = Points.of(columns, size);
    require(
        reference.length == columns.length,
        "reference has %d values for %d objectives",
        reference.length,
        columns.length);
    require(
        Arrays.stream(reference).allMatch(Double::isFinite),
        "reference (%s) must be finite",
        Arrays.toString(reference));
    int[] inside =
        IntStream.range(0, size)
            .filter(
                i -> IntStream.range(0, columns.length).allMatch(d -> columns[d][i] < reference[d]))
            .toArray();
    return new PointsWithinReference(points, inside, reference);
  }

  /** The number of points that are not better than the reference. */
  int beyond() {
    return points.size() - indexes.length;
  }

  /** The indexes of the frontier of the better points, ascending. */
  int[] frontier() {
    try (WorkerPool workers = WorkerPool.of(1)) {
      return new ParetoFrontier(points, workers).of(indexes);
    }
  }
}
