package org.hcim.sweeps.pareto;

import java.util.Arrays;
import java.util.List;

/** Keeps the points that no point in a tree dominates. */
final class DominanceFilter {

  private static final int BLOCK = 1 << 16;
  private static final int LESSONS = 2048;
  private static final double WORTHWHILE = 0.25;

  private final Points points;
  private final int dimensions;
  private final DominanceTree tree;
  private final QuantileGrid cells;
  private final RecentDominators killers;
  private final DepthTable table;

  private DominanceFilter(Points points, int[] asking, DominanceTree tree, DepthTable table) {
    this.points = points;
    this.dimensions = points.dimensions();
    this.tree = tree;
    this.table = table;
    this.cells = QuantileGrid.of(tree.points(), dimensions);
    this.killers = learn(asking);
  }

  /** Returns the query points that no point in the tree dominates; both lists are ascending. */
  static int[] survivors(Points points, int[] asking, DominanceTree tree, WorkerPool workers) {
    return survivors(asking, new DominanceFilter(points, asking, tree, null), workers);
  }

  /**
   * Returns the query points that a frontier is not proven to dominate: all non-dominated points
   * and possibly some dominated ones.
   */
  static int[] probable(Points points, int[] asking, int[] frontier, WorkerPool workers) {
    var tree = TreeBuilder.of(points.rows(frontier), frontier.clone(), points.dimensions());
    var table = new DepthTable(points.columns(frontier));
    return survivors(asking, new DominanceFilter(points, asking, tree, table), workers);
  }

  private static int[] survivors(int[] asking, DominanceFilter filter, WorkerPool workers) {
    int blocks = (asking.length + BLOCK - 1) / BLOCK;
    return concatenate(
        workers.results(
            blocks,
            block -> {
              int from = block * BLOCK;
              return filter.block(asking, from, Math.min(asking.length, from + BLOCK));
            }));
  }

  static int[] concatenate(List<int[]> parts) {
    int[] all = new int[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (int[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /**
   * Learns dominators from a sample of the query points; returns none if they dominate too few to
   * pay off.
   */
  private RecentDominators learn(int[] asking) {
    var learned = RecentDominators.none(dimensions);
    double[] row = new double[dimensions];
    int lessons = Math.min(LESSONS, asking.length);
    int killed = 0;
    for (int i = 0; i < lessons; i++) {
      points.read(asking[(int) ((long) asking.length * i / lessons)], row, 0);
      if (learned.dominate(row)) {
        killed++;
        continue;
      }
      int dominator = tree.dominator(row, 0);
      if (dominator != DominanceTree.NONE) {
        learned.add(tree.points(), dominator);
      }
    }
    return killed >= WORTHWHILE * lessons ? learned : RecentDominators.none(dimensions);
  }

  private int[] block(int[] asking, int from, int to) {
    int[] left = notKilled(asking, from, to);
    if (table != null) {
      return notBehind(left);
    }
    double[] rows = points.rows(left);
    boolean[] dominated = new boolean[left.length];
    for (int i : order(rows, left.length)) {
      dominated[i] = tree.dominator(rows, i * dimensions) != DominanceTree.NONE;
    }
    int kept = 0;
    for (int i = 0; i < left.length; i++) {
      if (!dominated[i]) {
        left[kept++] = left[i];
      }
    }
    return Arrays.copyOf(left, kept);
  }

  private int[] notBehind(int[] left) {
    double[] row = new double[dimensions];
    int kept = 0;
    for (int point : left) {
      points.read(point, row, 0);
      if (!table.dominates(row)) {
        left[kept++] = point;
      }
    }
    return Arrays.copyOf(left, kept);
  }

  private int[] notKilled(int[] asking, int from, int to) {
    int[] left = new int[to - from];
    double[] row = new double[dimensions];
    var strong = killers.copy();
    int count = 0;
    for (int i = from; i < to; i++) {
      points.read(asking[i], row, 0);
      if (!strong.dominate(row)) {
        left[count++] = asking[i];
      }
    }
    return Arrays.copyOf(left, count);
  }

  /** Sorts points by cell with a counting sort; with fewer points than cells, keeps their order. */
  private int[] order(double[] rows, int count) {
    int[] order = new int[count];
    if (count < cells.count()) {
      Arrays.setAll(order, i -> i);
      return order;
    }
    int[] cell = new int[count];
    int[] start = new int[cells.count() + 1];
    for (int i = 0; i < count; i++) {
      cell[i] = cells.at(rows, i * dimensions);
      start[cell[i] + 1]++;
    }
    for (int i = 1; i < start.length; i++) {
      start[i] += start[i - 1];
    }
    for (int i = 0; i < count; i++) {
      order[start[cell[i]]++] = i;
    }
    return order;
  }
}
