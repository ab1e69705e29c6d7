package org.hcim.sweeps.pareto;

import java.util.ArrayList;
import java.util.List;

/**
 * Volumes of points on a grid by counting unit cells, which is exact: a cell is dominated by the
 * points that are nowhere above its lower corner.
 *
 * @param levels coordinates and the reference are at most this
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record UnitCells(double[][] columns, int size, double[] reference, int levels) {

  /** The number of cells that any point dominates. */
  double volume() {
    return cells().stream().filter(dominators -> !dominators.isEmpty()).count();
  }

  /** The number of cells that each point dominates alone. */
  double[] contributions() {
    double[] contributions = new double[size];
    for (List<Integer> dominators : cells()) {
      if (dominators.size() == 1) {
        contributions[dominators.get(0)]++;
      }
    }
    return contributions;
  }

  private List<List<Integer>> cells() {
    List<List<Integer>> cells = new ArrayList<>();
    int[] cell = new int[columns.length];
    int count = (int) Math.round(Math.pow(levels, columns.length));
    for (int number = 0; number < count; number++) {
      int rest = number;
      boolean counts = true;
      for (int d = 0; d < cell.length; d++) {
        cell[d] = rest % levels;
        rest /= levels;
        counts &= cell[d] < reference[d];
      }
      cells.add(counts ? dominators(cell) : List.of());
    }
    return cells;
  }

  private List<Integer> dominators(int[] cell) {
    List<Integer> dominators = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      boolean dominates = true;
      for (int d = 0; d < cell.length; d++) {
        dominates &= columns[d][i] <= cell[d];
      }
      if (dominates) {
        dominators.add(i);
      }
    }
    return dominators;
  }
}
