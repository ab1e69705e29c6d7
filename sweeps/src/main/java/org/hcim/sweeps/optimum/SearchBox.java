package org.hcim.sweeps.optimum;

/** The points of a branch between two corners, with bounds on their objectives. */
final class SearchBox implements Comparable<SearchBox> {

  final int branch;

  /** The group whose frontier the designs of the box compete for. */
  final int group;

  final int[] low;
  final int[] high;
  double[] bounds;
  private double priority;

  /** The rise of the bounds when each axis was last halved; null before the first halving. */
  double[] rises;

  SearchBox(int branch, int group, int[] low, int[] high) {
    this.branch = branch;
    this.group = group;
    this.low = low;
    this.high = high;
  }

  /** Sets the bounds of the designs in the box, and its place in the search order. */
  void bound(double[] found, double place) {
    bounds = found;
    priority = place;
  }

  double priority() {
    return priority;
  }

  /** The order in which the axes of the box are tried. */
  AxisOrder order(BranchRanges ranges, int maxTried) {
    return new AxisOrder(this, ranges, maxTried);
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

  /** Better bounds first; the order does not affect the result. */
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
