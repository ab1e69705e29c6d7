package org.hcim.sweeps.pareto;

/**
 * A k-d tree that finds a point dominating a query point. Each node stores the least corner of its
 * points and is skipped unless the corner dominates the query, so a query near the frontier visits
 * few leaves.
 *
 * <p>Nodes are numbered in preorder, and each stores the node after its subtree, so a query walks
 * forward without a stack. Equal points always share a leaf.
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
   * Wraps the arrays that a {@link TreeBuilder} has filled.
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
   * Finds a point that dominates a query point.
   *
   * @param rows array that contains the query point's row
   * @param at index of the row's first value
   * @return index in {@link #points} of the dominator's first value, or {@link #NONE}
   */
  int dominator(double[] rows, int at) {
    return switch (dimensions) {
      case 3 -> dominator(rows[at], rows[at + 1], rows[at + 2]);
      case 4 -> dominator(rows[at], rows[at + 1], rows[at + 2], rows[at + 3]);
      default -> dominatorInAny(rows, at);
    };
  }

  /** Finds a point that dominates point number {@code point} of this tree. */
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
   * Positive exactly if {@link Dominance#dominates} holds. Branch-free, from the signs of the
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
