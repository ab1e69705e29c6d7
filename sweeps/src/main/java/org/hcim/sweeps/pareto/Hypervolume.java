package org.hcim.sweeps.pareto;

import static org.hcim.sweeps.pareto.Require.require;

/**
 * The exact volume that points dominate up to a reference point. The reference comes from the spec
 * or a pinned baseline, never from the points at hand: otherwise two volumes are not comparable.
 *
 * <p>Two and three objectives take a time of n log n, four take n squared.
 *
 * @param volume the product of the objectives' units
 * @param beyond points that are not better than the reference in every objective; they add nothing
 */
public record Hypervolume(double volume, int beyond) {

  /** The most objectives of an exact volume. */
  public static final int MAX_OBJECTIVES = 4;

  /**
   * The volume of some points, which need not be a front.
   *
   * @param columns 2 to 4 objectives, as {@link ParetoFront#of} takes them
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
    double[][] front = inside.points().columns(inside.front());
    return new Hypervolume(VolumeSweep.of(front, reference), inside.beyond());
  }
}
