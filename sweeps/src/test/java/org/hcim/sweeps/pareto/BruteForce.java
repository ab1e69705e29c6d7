package org.hcim.sweeps.pareto;

import java.util.stream.IntStream;

/** The definitions, word for word: every point is compared with every other one. */
final class BruteForce {

  private BruteForce() {}

  static int[] frontier(double[][] columns, int size) {
    return IntStream.range(0, size)
        .filter(i -> IntStream.range(0, size).noneMatch(j -> dominates(columns, j, i)))
        .toArray();
  }

  static boolean dominates(double[][] columns, int one, int other) {
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
