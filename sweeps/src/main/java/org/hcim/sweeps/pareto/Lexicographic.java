package org.hcim.sweeps.pareto;

import java.util.Comparator;

/** The order of points by the first column, then the second, and so on. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Lexicographic(double[][] columns) implements Comparator<Integer> {

  @Override
  public int compare(Integer one, Integer other) {
    for (double[] column : columns) {
      int order = Double.compare(column[one], column[other]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
