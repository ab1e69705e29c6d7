package org.hcim.jobs.frontier;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.hcim.sweeps.pareto.FrontierRanks;
import org.hcim.sweeps.pareto.ParetoFrontier;

/**
 * The candidates of one group so far, and counts of excluded rows. Whenever the candidates have
 * doubled, they are thinned to the requested ranks. Not thread-safe.
 *
 * <p>A design's rank among a subset of the rows is at most its rank among all rows, and the designs
 * that determine it have lower ranks. A design whose rank in a subset is too high can therefore be
 * dropped without changing the ranks of others.
 */
final class GroupFrontier implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int FIRST_THINNING = 1 << 16;

  private final int ranks;
  private final Candidates candidates;
  private final TreeMap<String, Long> excluded = new TreeMap<>();
  private long rows;
  private int thinAt = FIRST_THINNING;

  GroupFrontier(int dimensions, int ranks) {
    this.ranks = ranks;
    this.candidates = new Candidates(dimensions);
  }

  void add(double[] values, long configIndex, int workload) {
    rows++;
    candidates.add(values, configIndex, workload);
    if (candidates.size() >= thinAt) {
      thin();
    }
  }

  /** Counts a competing row that a candidate dominates; only for frontiers of rank 1. */
  void addDominated() {
    rows++;
  }

  void exclude(String reason) {
    rows++;
    excluded.merge(reason, 1L, Long::sum);
  }

  /** Excludes and counts all rows of a weaker standing. */
  void exclude(GroupFrontier weaker, String reason) {
    long competing = weaker.rows;
    for (Map.Entry<String, Long> other : weaker.excluded.entrySet()) {
      excluded.merge(other.getKey(), other.getValue(), Long::sum);
      competing -= other.getValue();
    }
    if (competing > 0) {
      excluded.merge(reason, competing, Long::sum);
    }
    rows += weaker.rows;
  }

  /** Adds the candidates of another subset of the rows; both must be packed. */
  GroupFrontier merge(GroupFrontier other) {
    rows += other.rows;
    other.excluded.forEach((reason, count) -> excluded.merge(reason, count, Long::sum));
    int own = candidates.size();
    candidates.addAll(other.candidates);
    if (ranks == 1) {
      candidates.keep(ParetoFrontier.merge(candidates.objectives(), own, candidates.size()));
    } else {
      thin();
    }
    candidates.trim();
    return this;
  }

  /** Drops candidates that cannot be within the requested ranks. */
  private void thin() {
    if (ranks == 1) {
      candidates.keep(ParetoFrontier.of(candidates.objectives(), candidates.size()));
    } else {
      int[] rank = FrontierRanks.of(candidates.objectives(), candidates.size(), ranks);
      candidates.keep(positions(rank));
    }
    thinAt = Math.max(FIRST_THINNING, 2 * candidates.size());
  }

  /** Thins the candidates and trims their storage. */
  GroupFrontier packed() {
    thin();
    candidates.trim();
    return this;
  }

  Candidates candidates() {
    return candidates;
  }

  /** The number of rows of the group, including excluded ones. */
  long rows() {
    return rows;
  }

  /** The number of excluded rows, by reason. */
  Map<String, Long> excluded() {
    return excluded;
  }

  private static int[] positions(int[] rank) {
    int kept = 0;
    int[] positions = new int[rank.length];
    for (int i = 0; i < rank.length; i++) {
      if (rank[i] != FrontierRanks.BEYOND) {
        positions[kept++] = i;
      }
    }
    return java.util.Arrays.copyOf(positions, kept);
  }
}
