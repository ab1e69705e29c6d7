package org.hcim.sweeps.pareto;

/** The few points that dominated most of the recently tested points, strongest first. */
final class RecentDominators {

  private static final int COUNT = 8;

  private final double[] rows;
  private final int dimensions;
  private int count;

  private RecentDominators(double[] rows, int dimensions, int count) {
    this.rows = rows;
    this.dimensions = dimensions;
    this.count = count;
  }

  static RecentDominators none(int dimensions) {
    return new RecentDominators(new double[COUNT * dimensions], dimensions, 0);
  }

  RecentDominators copy() {
    return new RecentDominators(rows.clone(), dimensions, count);
  }

  /** Returns whether one of the points dominates the query; that point moves up. */
  boolean dominate(double[] asking) {
    for (int killer = 0; killer < count; killer++) {
      if (Dominance.dominates(rows, killer * dimensions, asking, 0, dimensions)) {
        if (killer > 0) {
          moveUp(killer);
        }
        return true;
      }
    }
    return false;
  }

  /** Adds a point; replaces the weakest one if all places are taken. */
  void add(double[] points, int at) {
    count = Math.min(COUNT, count + 1);
    System.arraycopy(points, at, rows, (count - 1) * dimensions, dimensions);
  }

  private void moveUp(int killer) {
    for (int d = killer * dimensions; d < (killer + 1) * dimensions; d++) {
      double value = rows[d];
      rows[d] = rows[d - dimensions];
      rows[d - dimensions] = value;
    }
  }
}
