package org.hcim.sweeps.optimum;

import java.util.Arrays;

/**
 * The order in which the axes of a box are tried: by the rise of the bounds when the axis was
 * halved last, in this box or in one that contains it; untried axes first, and open choices last,
 * because the bounds are those of the cheapest: sizes that are worse with it are worse with all. It
 * decides which boxes are looked at, not which designs are found.
 */
final class AxisOrder {

  /** No axis is left, or enough were tried. */
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

  /** The next axis with several steps. */
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
   * Notes the rise of the bounds from a box to both halves of an axis.
   *
   * @return the place of the axis among others: the greatest is halved
   */
  double rose(int axis, double rise) {
    rises[axis] = ranges.isOpenChoice(axis) ? LAST : rise;
    return rises[axis];
  }

  /** Notes that a half was cut away: a half of the rest may be as well. */
  void cut(int axis) {
    rises[axis] = Double.POSITIVE_INFINITY;
  }

  /** Passes the known rises to a part of the box; null stays null. */
  SearchBox handOn(SearchBox part) {
    if (part != null) {
      part.rises = rises;
    }
    return part;
  }
}
