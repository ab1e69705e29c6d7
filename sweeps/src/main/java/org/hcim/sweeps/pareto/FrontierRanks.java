package org.hcim.sweeps.pareto;

import static org.hcim.sweeps.pareto.Require.require;

import java.util.stream.IntStream;

/**
 * Non-dominated ranks: the frontier has rank 1, the frontier of the remaining points rank 2, and so
 * on. Each rank costs one frontier computation.
 */
public final class FrontierRanks {

  /** The rank of a point beyond the last requested rank. */
  public static final int BEYOND = 0;

  private FrontierRanks() {}

  /**
   * Returns the rank of each point, up to a last rank.
   *
   * @param columns the objectives, as {@link ParetoFrontier#of} takes them
   * @param last the last rank to find
   * @return ranks from 1 to {@code last}, and {@link #BEYOND} for points beyond {@code last}
   */
  public static int[] of(double[][] columns, int size, int last) {
    require(last >= 1, "last rank (%d) must be positive", last);
    var points = Points.of(columns, size);
    int[] ranks = new int[size];
    try (WorkerPool workers = WorkerPool.of(1)) {
      int[] rest = IntStream.range(0, size).toArray();
      for (int rank = 1; rank <= last && rest.length > 0; rank++) {
        for (int point : new ParetoFrontier(points, workers).of(rest)) {
          ranks[point] = rank;
        }
        rest = IntStream.of(rest).filter(point -> ranks[point] == BEYOND).toArray();
      }
    }
    return ranks;
  }
}
