package org.hcim.accelerator;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The definition of Pareto-optimal vectors, for tests: each vector is compared with each. */
public final class NaivePareto {

  private NaivePareto() {}

  /** The numbers of the vectors that no other dominates, ties included; all are minimized. */
  public static Set<Long> undominated(Map<Long, double[]> vectors) {
    Set<Long> best = new TreeSet<>();
    vectors.forEach(
        (number, vector) -> {
          if (vectors.values().stream().noneMatch(each -> dominates(each, vector))) {
            best.add(number);
          }
        });
    return best;
  }

  /** Returns whether a vector is nowhere greater than another, and less in one dimension. */
  public static boolean dominates(double[] one, double[] other) {
    boolean isLess = false;
    for (int d = 0; d < one.length; d++) {
      if (one[d] > other[d]) {
        return false;
      }
      isLess |= one[d] < other[d];
    }
    return isLess;
  }
}
