package org.hcim.sweeps.pareto;

import java.util.Arrays;

/** Rows of open boxes, one row per point; closing a box adds its volume to its point. */
final class BoxLists {

  private static final int NONE = -1;

  /** A point opens one box, plus one per point that it covers and one per neighbor that it cuts. */
  private static final int PER_POINT = 4;

  private final double[] bottom;
  private final double[] volumes;
  private final int[] first;
  private final int[] last;

  private final double[] from;
  private final double[] to;
  private final double[] top;
  private final double[] openedAt;
  private final int[] before;
  private final int[] after;
  private int count;

  /**
   * Creates one empty row per point.
   *
   * @param bottom the lower y of each point's boxes
   */
  BoxLists(double[] bottom) {
    int points = bottom.length;
    this.bottom = bottom;
    this.volumes = new double[points];
    this.first = new int[points];
    this.last = new int[points];
    Arrays.fill(first, NONE);
    Arrays.fill(last, NONE);
    this.from = new double[PER_POINT * points];
    this.to = new double[PER_POINT * points];
    this.top = new double[PER_POINT * points];
    this.openedAt = new double[PER_POINT * points];
    this.before = new int[PER_POINT * points];
    this.after = new int[PER_POINT * points];
  }

  double[] volumes() {
    return volumes;
  }

  /** Opens a box at the right end of a row. */
  void append(int point, double left, double right, double height, double z) {
    int box = open(left, right, height, z);
    before[box] = last[point];
    after[box] = NONE;
    if (last[point] == NONE) {
      first[point] = box;
    } else {
      after[last[point]] = box;
    }
    last[point] = box;
  }

  void closeAll(int point, double z) {
    while (last[point] != NONE) {
      closeLast(point, z);
    }
  }

  /** Removes the part of a row to the right of {@code x}. */
  void cutRight(int point, double x, double z) {
    while (last[point] != NONE && to[last[point]] > x) {
      int box = last[point];
      closeLast(point, z);
      if (from[box] < x) {
        append(point, from[box], x, top[box], z);
      }
    }
  }

  /** Removes the part of a row above {@code y}; the boxes that it cuts become one. */
  void cutTop(int point, double y, double z) {
    int box = first[point];
    if (box == NONE || top[box] <= y) {
      return;
    }
    double left = from[box];
    double right = left;
    while (box != NONE && top[box] > y) {
      right = to[box];
      close(point, box, z);
      box = after[box];
    }
    int merged = open(left, right, y, z);
    before[merged] = NONE;
    after[merged] = box;
    first[point] = merged;
    if (box == NONE) {
      last[point] = merged;
    } else {
      before[box] = merged;
    }
  }

  private int open(double left, double right, double height, double z) {
    from[count] = left;
    to[count] = right;
    top[count] = height;
    openedAt[count] = z;
    return count++;
  }

  private void closeLast(int point, double z) {
    int box = last[point];
    close(point, box, z);
    last[point] = before[box];
    if (last[point] == NONE) {
      first[point] = NONE;
    } else {
      after[last[point]] = NONE;
    }
  }

  private void close(int point, int box, double z) {
    volumes[point] += (to[box] - from[box]) * (top[box] - bottom[point]) * (z - openedAt[box]);
  }
}
