package org.hcim.sweeps.pareto;

/**
 * A volume of four objectives: a sweep along the fourth, in which each point adds what it alone
 * dominates of the first three. That is its box less what the points before it dominate in the box,
 * a sweep of three objectives. Time grows with the square of the points.
 */
final class Hypervolume4D {

  private final double[][] columns;
  private final double[] reference;
  private final Ranks x;
  private final Staircase stairs;

  /**
   * The points so far that none of them dominates in the first three objectives, by ascending z.
   */
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

  /** Its box less what the others dominate in it. */
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
