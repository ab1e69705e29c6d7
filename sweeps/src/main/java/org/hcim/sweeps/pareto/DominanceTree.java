package org.hcim.sweeps.pareto;

/**
 * Finds out whether a set contains a point that dominates another one: a k-d tree whose nodes know
 * the least corner of their points. A node is left out when its corner is not below the asking
 * point, so near a frontier a query visits few leaves.
 *
 * <p>Nodes are numbered in preorder, and each knows the one after its subtree, so a question walks
 * forward and needs no stack. Equal points always share a leaf.
 */
final class DominanceTree {

  /** No point dominates. */
  static final int NONE = -1;

  private final int dimensions;
  private final double[] points;
  private final double[] corners;
  private final int[] next;
  private final int[] leafEnd;
  private final int[] leafStart;

  /**
   * Takes what a builder has built.
   *
   * @param points rows of {@code dimensions} values, leaf by leaf
   * @param corners the least corner of each node
   * @param next the node after a node's subtree
   * @param leafStart a leaf's first point
   * @param leafEnd the point after a leaf's last; 0 for an inner node
   */
  DominanceTree(
      int dimensions,
      double[] points,
      double[] corners,
      int[] next,
      int[] leafStart,
      int[] leafEnd) {
    this.dimensions = dimensions;
    this.points = points;
    this.corners = corners;
    this.next = next;
    this.leafStart = leafStart;
    this.leafEnd = leafEnd;
  }

  /**
   * A point that dominates an asking one.
   *
   * @param rows a row of the asking point's values
   * @param at where it begins
   * @return where the dominator's row begins in {@link #points}, or {@link #NONE}
   */
  int dominator(double[] rows, int at) {
    return switch (dimensions) {
      case 3 -> dominator(rows[at], rows[at + 1], rows[at + 2]);
      case 4 -> dominator(rows[at], rows[at + 1], rows[at + 2], rows[at + 3]);
      default -> dominatorInAny(rows, at);
    };
  }

  /** A point that dominates the tree's own point of a number. */
  int dominatorOf(int point) {
    return dominator(points, point * dimensions);
  }

  private int dominatorInAny(double[] rows, int asking) {
    int node = 0;
    int nodes = next.length;
    while (node < nodes) {
      if (!Dominance.dominates(corners, node * dimensions, rows, asking, dimensions)) {
        node = next[node];
        continue;
      }
      int end = leafEnd[node] * dimensions;
      for (int at = leafStart[node] * dimensions; at < end; at += dimensions) {
        if (Dominance.dominates(points, at, rows, asking, dimensions)) {
          return at;
        }
      }
      node++;
    }
    return NONE;
  }

  private int dominator(double a, double b, double c) {
    int node = 0;
    int nodes = next.length;
    while (node < nodes) {
      if (advantage(corners, node * 3, a, b, c) <= 0) {
        node = next[node];
        continue;
      }
      int end = leafEnd[node] * 3;
      for (int at = leafStart[node] * 3; at < end; at += 3) {
        if (advantage(points, at, a, b, c) > 0) {
          return at;
        }
      }
      node++;
    }
    return NONE;
  }

  private int dominator(double a, double b, double c, double d) {
    int node = 0;
    int nodes = next.length;
    while (node < nodes) {
      if (advantage(corners, node * 4, a, b, c, d) <= 0) {
        node = next[node];
        continue;
      }
      int end = leafEnd[node] * 4;
      for (int at = leafStart[node] * 4; at < end; at += 4) {
        if (advantage(points, at, a, b, c, d) > 0) {
          return at;
        }
      }
      node++;
    }
    return NONE;
  }

  /**
   * Positive exactly where {@link Dominance#dominates} holds: without a branch, by the signs of the
   * differences, none of which is NaN.
   */
  private static long advantage(double[] r, int at, double a, double b, double c) {
    return bits(a - r[at]) | bits(b - r[at + 1]) | bits(c - r[at + 2]);
  }

  private static long advantage(double[] r, int at, double a, double b, double c, double d) {
    return bits(a - r[at]) | bits(b - r[at + 1]) | bits(c - r[at + 2]) | bits(d - r[at + 3]);
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  double[] points() {
    return points;
  }
}
