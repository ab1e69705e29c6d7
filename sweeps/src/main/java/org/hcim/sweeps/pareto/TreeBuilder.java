package org.hcim.sweeps.pareto;

import java.util.Arrays;

/** Builds a {@link DominanceTree} by splitting rows at a median of their widest dimension. */
final class TreeBuilder {

  private static final int LEAF_POINTS = 16;
  private static final int MEDIAN_SAMPLE = 15;

  private final int dimensions;
  private final double[] rows;
  private final int[] ids;
  private final double[] perRange;
  private final double[] sample = new double[MEDIAN_SAMPLE];

  private double[] corners;
  private int[] next;
  private int[] leafStart;
  private int[] leafEnd;
  private int nodes;

  private TreeBuilder(double[] rows, int[] ids, int dimensions) {
    int leaves = 1 + rows.length / dimensions / LEAF_POINTS;
    this.dimensions = dimensions;
    this.rows = rows;
    this.ids = ids;
    this.perRange = new double[dimensions];
    this.corners = new double[4 * leaves * dimensions];
    this.next = new int[4 * leaves];
    this.leafStart = new int[4 * leaves];
    this.leafEnd = new int[4 * leaves];
  }

  /** Builds the tree of rows; takes ownership of the arrays and reorders them. */
  static DominanceTree of(double[] rows, int[] ids, int dimensions) {
    var builder = new TreeBuilder(rows, ids, dimensions);
    if (rows.length > 0) {
      builder.build();
    }
    return new DominanceTree(
        dimensions,
        rows,
        Arrays.copyOf(builder.corners, builder.nodes * dimensions),
        Arrays.copyOf(builder.next, builder.nodes),
        Arrays.copyOf(builder.leafStart, builder.nodes),
        Arrays.copyOf(builder.leafEnd, builder.nodes));
  }

  private void build() {
    double[] least = new double[dimensions];
    double[] most = new double[dimensions];
    int points = rows.length / dimensions;
    bound(0, points, least, most);
    for (int d = 0; d < dimensions; d++) {
      double range = most[d] / 2 - least[d] / 2;
      perRange[d] = range > 0 ? 1 / range : 0;
    }
    split(0, points);
  }

  private void split(int from, int to) {
    int node = addNode();
    double[] least = new double[dimensions];
    double[] most = new double[dimensions];
    bound(from, to, least, most);
    System.arraycopy(least, 0, corners, node * dimensions, dimensions);
    int widest = widest(least, most);
    if (to - from <= LEAF_POINTS || most[widest] == least[widest]) {
      leafStart[node] = from;
      leafEnd[node] = to;
    } else {
      int middle = middle(from, to, widest, least[widest]);
      split(from, middle);
      split(middle, to);
    }
    next[node] = nodes;
  }

  private int addNode() {
    if (nodes == next.length) {
      corners = Arrays.copyOf(corners, 2 * corners.length);
      next = Arrays.copyOf(next, 2 * next.length);
      leafStart = Arrays.copyOf(leafStart, next.length);
      leafEnd = Arrays.copyOf(leafEnd, next.length);
    }
    return nodes++;
  }

  private void bound(int from, int to, double[] least, double[] most) {
    System.arraycopy(rows, from * dimensions, least, 0, dimensions);
    System.arraycopy(rows, from * dimensions, most, 0, dimensions);
    for (int at = from * dimensions; at < to * dimensions; at += dimensions) {
      for (int d = 0; d < dimensions; d++) {
        double value = rows[at + d];
        least[d] = value < least[d] ? value : least[d];
        most[d] = value > most[d] ? value : most[d];
      }
    }
  }

  private int widest(double[] least, double[] most) {
    int widest = 0;
    double width = -1;
    for (int d = 0; d < dimensions; d++) {
      double relative =
          most[d] > least[d] ? Math.max(0x1p-1000, (most[d] / 2 - least[d] / 2) * perRange[d]) : 0;
      if (relative > width) {
        width = relative;
        widest = d;
      }
    }
    return widest;
  }

  /** Splits so that equal values stay together and neither part is empty. */
  private int middle(int from, int to, int dimension, double least) {
    double median = median(from, to, dimension);
    return partition(from, to, dimension, median > least ? median : Math.nextUp(least));
  }

  private double median(int from, int to, int dimension) {
    long span = to - 1L - from;
    for (int i = 0; i < MEDIAN_SAMPLE; i++) {
      int point = from + (int) (span * i / (MEDIAN_SAMPLE - 1));
      sample[i] = rows[point * dimensions + dimension];
    }
    Arrays.sort(sample);
    return sample[MEDIAN_SAMPLE / 2];
  }

  /** Moves the points below a value to the start and returns the index after the last of them. */
  private int partition(int from, int to, int dimension, double value) {
    int low = from;
    int high = to - 1;
    while (true) {
      while (low <= high && rows[low * dimensions + dimension] < value) {
        low++;
      }
      while (low <= high && rows[high * dimensions + dimension] >= value) {
        high--;
      }
      if (low > high) {
        return low;
      }
      swap(low++, high--);
    }
  }

  private void swap(int a, int b) {
    int id = ids[a];
    ids[a] = ids[b];
    ids[b] = id;
    for (int d = 0; d < dimensions; d++) {
      double value = rows[a * dimensions + d];
      rows[a * dimensions + d] = rows[b * dimensions + d];
      rows[b * dimensions + d] = value;
    }
  }
}
