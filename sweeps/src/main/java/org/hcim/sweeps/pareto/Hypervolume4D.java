package org.hcim.sweeps.pareto;

/**
 * The hypervolume of four objectives, by a sweep along the fourth. Each point adds the volume that
 * it alone dominates in the first three objectives: its box minus the part that earlier points
 * dominate, found by a sweep over three objectives. Time grows with the square of the number of
 * points.
 */
final class Hypervolume4D {

  private final double[][] columns;
  private final double[] reference;
  private final Ranks x;
  private final Staircase stairs;

  /** Points swept so far, non-dominated in the first three objectives, by ascending z. */
  private final int[] before;

  private int count;

  Hypervolume4D(double[][] columns, double[] reference) {
    this.columns = columns;
    this.reference = reference;
    this.x = Ranks.of(columns[0]);
    this.stairs = new Staircase(x.values(), reference[0], reference[1]);
    this.before = new int[columns[0].length];
  }

  double volume() {
    double[] w = columns[3];
    double total = 0;
    double volume = 0;
    double last = reference[3];
    for (int point : Ranks.of(w).order()) {
      total += volume * (w[point] - last);
      last = w[point];
      if (!isCovered(point)) {
        volume += growth(point);
        insert(point);
      }
    }
    return total + volume * (reference[3] - last);
  }

  private boolean isCovered(int point) {
    for (int i = 0; i < count; i++) {
      if (covers(before[i], point)) {
        return true;
      }
    }
    return false;
  }

  private boolean covers(int one, int other) {
    return columns[0][one] <= columns[0][other]
        && columns[1][one] <= columns[1][other]
        && columns[2][one] <= columns[2][other];
  }

  /** The volume of a point's box minus the part that earlier points dominate. */
  private double growth(int point) {
    double y = columns[1][point];
    double z = columns[2][point];
    int rank = x.of()[point];
    double box = (reference[0] - columns[0][point]) * (reference[1] - y) * (reference[2] - z);
    double covered = 0;
    double area = 0;
    for (int i = 0; i < count; i++) {
      int other = before[i];
      if (columns[2][other] > z) {
        covered += area * (columns[2][other] - z);
        z = columns[2][other];
      }
      area += stairs.add(Math.max(rank, x.of()[other]), Math.max(y, columns[1][other]));
    }
    stairs.clear();
    return box - (covered + area * (reference[2] - z));
  }

  private void insert(int point) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (!covers(point, before[i])) {
        before[kept++] = before[i];
      }
    }
    int place = kept;
    while (place > 0 && columns[2][before[place - 1]] > columns[2][point]) {
      before[place] = before[place - 1];
      place--;
    }
    before[place] = point;
    count = kept + 1;
  }
}
