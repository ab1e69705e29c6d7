package org.hcim.sweeps.optimum;

/** The points of a branch between two corners, with bounds on their objectives. */
final class SearchBox implements Comparable<SearchBox> {

  final int branch;
  final int[] low;
  final int[] high;
  double[] bounds;
  private double priority;

  SearchBox(int branch, int[] low, int[] high) {
    this.branch = branch;
    this.low = low;
    this.high = high;
  }

  /** Takes the bounds of its designs. */
  void bound(double[] found) {
    bounds = found;
    priority = 0;
    for (double bound : found) {
      priority += scaled(bound);
    }
  }

  /** Logarithm of a bound, or of the figure whose negative it is; grows with the bound. */
  static double scaled(double bound) {
    return bound > 0 ? StrictMath.log(bound) : -StrictMath.log(-bound);
  }

  boolean isPoint() {
    for (int axis = 0; axis < low.length; axis++) {
      if (low[axis] < high[axis]) {
        return false;
      }
    }
    return true;
  }

  /** The number of points, rounded. */
  double points() {
    double points = 1;
    for (int axis = 0; axis < low.length; axis++) {
      points *= high[axis] - low[axis] + 1;
    }
    return points;
  }

  /** Better bounds first; the order has no effect on what is found. */
  @Override
  public int compareTo(SearchBox other) {
    return Double.compare(priority, other.priority);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
