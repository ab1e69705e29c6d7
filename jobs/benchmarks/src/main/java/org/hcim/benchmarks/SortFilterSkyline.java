package org.hcim.benchmarks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The textbook frontier: points by ascending sum, each compared with the frontier so far (Chomicki
 * et al., "Skyline with Presorting", 2003).
 */
final class SortFilterSkyline {

  private SortFilterSkyline() {}

  static int[] frontier(double[][] columns, int size) {
    double[] sums = new double[size];
    for (double[] column : columns) {
      for (int i = 0; i < size; i++) {
        sums[i] += column[i];
      }
    }
    int[] frontier = new int[size];
    int count = 0;
    for (int point : order(columns, sums)) {
      if (!isDominated(columns, point, frontier, count)) {
        frontier[count++] = point;
      }
    }
    int[] sorted = Arrays.copyOf(frontier, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /** Sorts by sum; where rounding makes sums equal, a dominator still comes first. */
  private static int[] order(double[][] columns, double[] sums) {
    Comparator<Integer> order = Comparator.comparingDouble(i -> sums[i]);
    for (double[] column : columns) {
      order = order.thenComparingDouble(i -> column[i]);
    }
    return IntStream.range(0, sums.length).boxed().sorted(order).mapToInt(i -> i).toArray();
  }

  private static boolean isDominated(double[][] columns, int point, int[] frontier, int count) {
    for (int i = 0; i < count; i++) {
      if (dominates(columns, frontier[i], point)) {
        return true;
      }
    }
    return false;
  }

  private static boolean dominates(double[][] columns, int one, int other) {
    boolean better = false;
    for (double[] column : columns) {
      if (column[one] > column[other]) {
        return false;
      }
      better |= column[one] < column[other];
    }
    return better;
  }
}
