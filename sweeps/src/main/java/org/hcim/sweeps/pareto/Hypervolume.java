package org.hcim.sweeps.pareto;

import static org.hcim.sweeps.pareto.Require.require;

/**
 * The exact volume that points dominate up to a reference point. The reference comes from the spec
 * or a pinned baseline, never from the points being measured: otherwise two volumes are not
 * comparable.
 *
 * <p>Time grows as n log n for two and three objectives, as n squared for four.
 *
 * @param volume in the product of the objectives' units
 * @param beyond points that are not better than the reference in every objective; they add nothing
 */
public record Hypervolume(double volume, int beyond) {

  /** Maximum objectives of an exact volume. */
  public static final int MAX_OBJECTIVES = 4;

  /**
   * Computes the volume of points, which need not be a frontier.
   *
   * @param columns 2 to 4 objectives, as {@link ParetoFrontier#of} takes them
   * @param reference the worst value that counts in each objective, minimized like the columns
   */
  public static Hypervolume of(double[][] columns, int size, double[] reference) {
    require(
        columns.length <= MAX_OBJECTIVES,
        "objectives (%d) of an exact hypervolume must be %d to %d",
        columns.length,
        Points.MIN_OBJECTIVES,
        MAX_OBJECTIVES);
    var inside = PointsWithinReference.of(columns, size, reference);
    double[][] frontier = inside.points().columns(inside.frontier());
    return new Hypervolume(VolumeSweep.of(frontier, reference), inside.beyond());
  }
}
