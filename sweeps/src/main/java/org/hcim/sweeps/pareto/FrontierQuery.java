package org.hcim.sweeps.pareto;

/** A vector that a growing frontier is asked about, with its levels. */
final class FrontierQuery {

  final double[] vector;

  /** By objective. */
  final int[] levels;

  /** The objectives, those of the lowest levels first. */
  final int[] ascending;

  /** The places of a block that are left, by word. */
  final long[] selected = new long[FrontierBlock.MOST / Long.SIZE];

  FrontierQuery(int dimensions) {
    vector = new double[dimensions];
    levels = new int[dimensions];
    ascending = new int[dimensions];
  }

  /** Asks about another vector. */
  void set(double[] asked, ValueLevels scale) {
    for (int d = 0; d < vector.length; d++) {
      vector[d] = asked[d];
      levels[d] = scale.level(d, asked[d]);
      int at = d;
      while (at > 0 && levels[ascending[at - 1]] > levels[d]) {
        ascending[at] = ascending[at - 1];
        at--;
      }
      ascending[at] = d;
    }
  }
}
