package org.hcim.sweeps.optimum;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.hcim.sweeps.pareto.Hypervolume;

/**
 * The proven share of the exact frontier's hypervolume that a search found before it ended early.
 *
 * <p>Each design on the exact frontier was either found or is no better in any objective than the
 * bounds of an open box. The found designs and these bounds together therefore dominate at least
 * the volume of the exact frontier, so the volume of the found designs divided by the volume of
 * both is at most the true share.
 */
final class HypervolumeShare {

  /** The exact volume of four objectives takes time quadratic in the number of vectors. */
  private static final int MAX_VECTORS_OF_FOUR = 10_000;

  /**
   * The reference is worse than all found designs by a factor of two in each cost, and by 6.9
   * points of accuracy.
   */
  private static final double MARGIN = StrictMath.log(2);

  private HypervolumeShare() {}

  /**
   * Returns the proven share.
   *
   * @param found vectors of the found designs
   * @param open bounds of the undecided boxes
   * @return empty if no design was found, if a cost or bound has no logarithm, or if the exact
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

  /** Returns whether all costs have a logarithm; a cost of 0, or one without a bound, has none. */
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
