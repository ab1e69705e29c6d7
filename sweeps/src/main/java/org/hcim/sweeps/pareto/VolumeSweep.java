package org.hcim.sweeps.pareto;

/** The volume that points dominate below a reference, by sweeping along the last objective. */
final class VolumeSweep {

  private VolumeSweep() {}

  /**
   * The volume of 2 to 4 objectives.
   *
   * @param columns points that are better than the reference in every objective
   */
  static double of(double[][] columns, double[] reference) {
    return switch (columns.length) {
      case 2 -> area(columns, reference);
      case 3 -> volume(columns, reference);
      default -> new Hypervolume4D(columns, reference).volume();
    };
  }

  private static double area(double[][] columns, double[] reference) {
    double area = 0;
    double top = reference[1];
    for (int i : Ranks.of(columns[0]).order()) {
      if (columns[1][i] < top) {
        area += (reference[0] - columns[0][i]) * (top - columns[1][i]);
        top = columns[1][i];
      }
    }
    return area;
  }

  private static double volume(double[][] columns, double[] reference) {
    var x = Ranks.of(columns[0]);
    var stairs = new Staircase(x.values(), reference[0], reference[1]);
    double volume = 0;
    double area = 0;
    double z = reference[2];
    for (int i : Ranks.of(columns[2]).order()) {
      volume += area * (columns[2][i] - z);
      z = columns[2][i];
      area += stairs.add(x.of()[i], columns[1][i]);
    }
    return volume + area * (reference[2] - z);
  }
}
