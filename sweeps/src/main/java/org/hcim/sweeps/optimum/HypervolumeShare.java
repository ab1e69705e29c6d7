package org.hcim.sweeps.optimum;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.hcim.sweeps.pareto.Hypervolume;

/**
 * The share of the exact frontier's hypervolume that a search which ended early has certainly
 * found.
 *
 * <p>Each design of the exact frontier was found or is nowhere below the bounds of an open box. The
 * designs found and these bounds together therefore dominate the volume of the exact frontier: the
 * volume of the designs found, divided by that of both, is at most the share.
 */
final class HypervolumeShare {

  /** The exact volume of four objectives takes time quadratic in the number of vectors. */
  private static final int MAX_VECTORS_OF_FOUR = 10_000;

  /**
   * The reference is worse than all designs found by a factor of two in each cost, and by 6.9
   * points of accuracy.
   */
  private static final double MARGIN = StrictMath.log(2);

  private HypervolumeShare() {}

  /**
   * The share that is proven.
   *
   * @param found vectors of the designs found
   * @param open bounds of the boxes that are not decided
   * @return empty without a design, where a cost or bound has no logarithm, and where the exact
   *     volume would take too long
   */
  static OptionalDouble of(BoxCosts costs, List<double[]> found, List<double[]> open) {
    List<double[]> all = new ArrayList<>(found);
    all.addAll(open);
    boolean isExact =
        costs.dimensions() < Hypervolume.MAX_OBJECTIVES
            || (costs.dimensions() == Hypervolume.MAX_OBJECTIVES
                && all.size() <= MAX_VECTORS_OF_FOUR);
    if (found.isEmpty() || !isExact) {
      return OptionalDouble.empty();
    }
    if (!areFinite(costs, all)) {
      return OptionalDouble.empty();
    }
    double[] reference = new double[costs.dimensions()];
    for (int d = 0; d < reference.length; d++) {
      int objective = d;
      double worst =
          found.stream()
              .mapToDouble(vector -> costs.scaled(objective, vector[objective]))
              .max()
              .orElseThrow();
      reference[d] = worst + MARGIN;
    }
    return OptionalDouble.of(volume(costs, found, reference) / volume(costs, all, reference));
  }

  /** A cost of 0, or one without a bound, has no logarithm. */
  private static boolean areFinite(BoxCosts costs, List<double[]> vectors) {
    return vectors.stream()
        .allMatch(
            vector ->
                IntStream.range(0, vector.length)
                    .allMatch(d -> Double.isFinite(costs.scaled(d, vector[d]))));
  }

  private static double volume(BoxCosts costs, List<double[]> vectors, double[] reference) {
    double[][] columns = new double[reference.length][vectors.size()];
    for (int d = 0; d < columns.length; d++) {
      for (int i = 0; i < columns[d].length; i++) {
        columns[d][i] = costs.scaled(d, vectors.get(i)[d]);
      }
    }
    return Hypervolume.of(columns, vectors.size(), reference).volume();
  }
}
