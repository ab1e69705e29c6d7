package org.hcim.sweeps.pareto;

/** A query vector for a growing frontier, with its levels. */
final class FrontierQuery {

  final double[] vector;

  /** The level of each objective. */
  final int[] levels;

  /** The objectives, by ascending level. */
  final int[] ascending;

  /** The set of a block's places that remain candidates, by word. */
  final long[] selected = new long[FrontierBlock.MOST / Long.SIZE];

  FrontierQuery(int dimensions) {
    vector = new double[dimensions];
    levels = new int[dimensions];
    ascending = new int[dimensions];
  }

  /** Replaces the query vector. */
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
