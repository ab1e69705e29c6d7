package org.hcim.sweeps.optimum;

import java.util.Arrays;

/**
 * The order in which the axes of a box are tried for halving. Untried axes come first, then axes by
 * the rise of the bounds when they were last halved, in this box or in an enclosing one. Open
 * choices come last, because the bounds are those of the cheapest choice: sizes that are worse with
 * it are worse with all. The order affects which boxes are visited, not which designs are found.
 */
final class AxisOrder {

  /** No axis remains, or enough were tried. */
  static final int NONE = -1;

  private static final double LAST = -1;

  private final SearchBox box;
  private final BranchRanges ranges;
  private final double[] rises;
  private final boolean[] tried;
  private int left;

  AxisOrder(SearchBox box, BranchRanges ranges, int maxTried) {
    this.box = box;
    this.ranges = ranges;
    left = maxTried;
    tried = new boolean[box.low.length];
    rises = box.rises == null ? new double[tried.length] : box.rises.clone();
    if (box.rises == null) {
      Arrays.fill(rises, Double.POSITIVE_INFINITY);
    }
  }

  /** Returns the next untried axis with several steps, or {@link #NONE}. */
  int next() {
    int next = NONE;
    for (int axis = 0; axis < rises.length && left > 0; axis++) {
      boolean isOpen = !tried[axis] && box.low[axis] < box.high[axis];
      if (isOpen && (next == NONE || rises[axis] > rises[next])) {
        next = axis;
      }
    }
    if (next != NONE) {
      tried[next] = true;
      left--;
    }
    return next;
  }

  /**
   * Records the rise of the bounds from a box to both halves of an axis.
   *
   * @return the score of the axis; the axis with the greatest score is halved
   */
  double rose(int axis, double rise) {
    rises[axis] = ranges.isOpenChoice(axis) ? LAST : rise;
    return rises[axis];
  }

  /** Records that a half was pruned: a half of the remaining box may be pruned too. */
  void cut(int axis) {
    rises[axis] = Double.POSITIVE_INFINITY;
  }

  /** Passes the known rises to a part of the box; accepts and returns null. */
  SearchBox handOn(SearchBox part) {
    if (part != null) {
      part.rises = rises;
    }
    return part;
  }
}
