package org.hcim.sweeps.pareto;

/** Comparisons of vectors whose objectives are all minimized; parts of arrays of rows. */
public final class Dominance {

  private Dominance() {}

  /** Returns whether one vector is at most another everywhere and less somewhere. */
  public static boolean dominates(double[] one, double[] other) {
    return dominates(one, 0, other, 0, one.length);
  }

  /**
   * Returns whether a row is at most another everywhere and less somewhere.
   *
   * @param at the place of the first row's first value
   * @param from the place of the other row's first value
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

  /** Returns whether a vector is nowhere greater than another. */
  static boolean isAtMost(double[] one, double[] other) {
    return isAtMost(one, 0, other, 0, one.length);
  }

  /**
   * Returns whether a row is nowhere greater than another.
   *
   * @param at the place of the first row's first value
   * @param from the place of the other row's first value
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
