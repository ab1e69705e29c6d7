package org.hcim.sweeps.pareto;

import java.util.Arrays;

/**
 * The front of points with two or three objectives, by a sweep along the first: a point is
 * dominated if one before it is at most as great in the second and the third. The staircase of the
 * points so far has the least third value up to each second one (Kung, Luccio and Preparata 1975).
 * Of two objectives, the second counts as the third as well.
 */
final class FrontSweep {

  private final Ranks x;
  private final Ranks y;
  private final Ranks z;
  private final RankStaircase stairs;

  private FrontSweep(double[][] columns) {
    x = Ranks.of(columns[0]);
    y = Ranks.of(columns[1]);
    z = Ranks.of(columns[columns.length - 1]);
    stairs = new RankStaircase(y.values().length);
  }

  /** The indexes of the points that no other dominates, ascending. */
  static int[] of(double[][] columns) {
    return new FrontSweep(columns).front();
  }

  private int[] front() {
    int[] order = x.order(y.order(z.order()));
    int[] front = new int[order.length];
    int count = 0;
    boolean isKept = false;
    for (int i = 0; i < order.length; i++) {
      int point = order[i];
      if (i == 0 || !areEqual(point, order[i - 1])) {
        isKept = stairs.add(y.of()[point], z.of()[point]);
      }
      if (isKept) {
        front[count++] = point;
      }
    }
    int[] found = Arrays.copyOf(front, count);
    Arrays.sort(found);
    return found;
  }

  private boolean areEqual(int one, int other) {
    return x.of()[one] == x.of()[other]
        && y.of()[one] == y.of()[other]
        && z.of()[one] == z.of()[other];
  }
}
