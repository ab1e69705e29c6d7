package org.hcim.sweeps.pareto;

/** Dominance tests for vectors, or rows within arrays, whose objectives are all minimized. */
public final class Dominance {

  private Dominance() {}

  /**
   * Returns whether one vector dominates another: no greater in any objective and less in at least
   * one.
   */
  public static boolean dominates(double[] one, double[] other) {
    return dominates(one, 0, other, 0, one.length);
  }

  /**
   * Returns whether one row dominates another.
   *
   * @param at index of the first row's first value
   * @param from index of the other row's first value
   */
  static boolean dominates(double[] rows, int at, double[] others, int from, int dimensions) {
    boolean less = false;
    for (int d = 0; d < dimensions; d++) {
      double value = rows[at + d];
      if (value > others[from + d]) {
        return false;
      }
      less |= value < others[from + d];
    }
    return less;
  }

  /** Returns whether a vector is no greater than another in any objective. */
  static boolean isAtMost(double[] one, double[] other) {
    return isAtMost(one, 0, other, 0, one.length);
  }

  /**
   * Returns whether a row is no greater than another in any objective.
   *
   * @param at index of the first row's first value
   * @param from index of the other row's first value
   */
  static boolean isAtMost(double[] rows, int at, double[] others, int from, int dimensions) {
    for (int d = 0; d < dimensions; d++) {
      if (rows[at + d] > others[from + d]) {
        return false;
      }
    }
    return true;
  }
}
