package org.hcim.sweeps.pareto;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The order of points by the first column, then the second, and so on; {@link #order} breaks ties
 * by index.
 */
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

  int[] order() {
    return IntStream.range(0, columns[0].length)
        .boxed()
        .sorted(this)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
