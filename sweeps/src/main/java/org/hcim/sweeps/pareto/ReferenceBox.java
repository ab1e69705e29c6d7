package org.hcim.sweeps.pareto;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The box between an ideal and a reference point, which normalizes hypervolumes to fractions. Both
 * points come from a spec or an earlier frontier, never from the data being measured: otherwise the
 * hypervolumes of two runs would not be comparable.
 *
 * @param objectives the axes
 * @param scale the measure of distances along each axis
 * @param ideal by column; a unit of measure, not a bound: designs may be better than it
 * @param reference by column; designs that are not better in every objective add no hypervolume
 */
public record ReferenceBox(
    List<Objective> objectives,
    ScaleChoice scale,
    Map<String, Double> ideal,
    Map<String, Double> reference) {

  public ReferenceBox {
    objectives = List.copyOf(objectives);
    ideal = new TreeMap<>(ideal);
    reference = new TreeMap<>(reference);
    for (Objective objective : objectives) {
      check(objective, scale.of(objective), ideal, "ideal");
      check(objective, scale.of(objective), reference, "reference");
      double best = ideal.get(objective.column());
      double worst = reference.get(objective.column());
      if (!(objective.minimized(best) < objective.minimized(worst))) {
        throw new IllegalArgumentException(
            "ideal of %s (%s) must be better than its reference (%s); it is to be %s"
                .formatted(objective.column(), best, worst, objective.direction().key()));
      }
    }
  }

  /**
   * Creates a box around frontiers, to be pinned for later runs: from their best values to their
   * worst values plus a margin. The margin is a factor of two on a logarithmic scale and a tenth of
   * the range on a linear one, or 1 if the range is zero.
   *
   * @param best the best value of each objective, by column
   * @param worst the worst value of each objective, by column
   */
  public static ReferenceBox around(
      List<Objective> objectives,
      ScaleChoice scale,
      Map<String, Double> best,
      Map<String, Double> worst) {
    Map<String, Double> reference = new TreeMap<>();
    for (Objective objective : objectives) {
      double from = best.get(objective.column());
      double to = worst.get(objective.column());
      reference.put(objective.column(), beyond(objective, scale.of(objective), from, to));
    }
    return new ReferenceBox(objectives, scale, best, reference);
  }

  private static double beyond(Objective objective, Scale scale, double best, double worst) {
    if (scale == Scale.LOG) {
      return objective.direction() == Direction.MIN ? worst * 2 : worst / 2;
    }
    double margin = best == worst ? 1 : Math.abs(worst - best) / 10;
    return objective.direction() == Direction.MIN ? worst + margin : worst - margin;
  }

  /**
   * Maps points to coordinates in which the ideal point is 0 and the reference point is 1.
   *
   * @param minimized by objective, then point, as {@link ParetoFrontier} takes them
   * @param size the number of points
   */
  public double[][] coordinates(double[][] minimized, int size) {
    double[][] coordinates = new double[objectives.size()][size];
    for (int d = 0; d < coordinates.length; d++) {
      Objective objective = objectives.get(d);
      Scale along = scale.of(objective);
      double zero = along.of(ideal.get(objective.column()));
      double one = along.of(reference.get(objective.column()));
      for (int i = 0; i < size; i++) {
        double value = along.of(objective.minimized(minimized[d][i]));
        coordinates[d][i] = (value - zero) / (one - zero);
      }
    }
    return coordinates;
  }

  /** The reference point in the coordinates of {@link #coordinates}. */
  public double[] referenceCoordinates() {
    double[] ones = new double[objectives.size()];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static void check(
      Objective objective, Scale scale, Map<String, Double> point, String name) {
    Double value = point.get(objective.column());
    if (value == null) {
      throw new IllegalArgumentException(
          "%s names %s but not %s".formatted(name, point.keySet(), objective.column()));
    }
    if (!scale.covers(value)) {
      throw new IllegalArgumentException(
          "%s of %s (%s) has no place on the %s scale"
              .formatted(name, objective.column(), value, scale.key()));
    }
  }
}
