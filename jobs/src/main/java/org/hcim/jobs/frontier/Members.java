package org.hcim.jobs.frontier;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** Ranks and contributions of a frontier's designs, by network and point. */
final class Members implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The position of a design that is not a member. */
  static final int NONE = -1;

  private final long[][] configIndexes;
  private final int[][] ranks;
  private final double[][] contributions;
  private final boolean[][] knees;

  private Members(int workloads) {
    configIndexes = new long[workloads][];
    ranks = new int[workloads][];
    contributions = new double[workloads][];
    knees = new boolean[workloads][];
  }

  /** Collects the members of all groups. */
  static Members of(List<RankedFrontier> frontiers, int workloads) {
    var members = new Members(workloads);
    for (int workload = 0; workload < workloads; workload++) {
      members.fill(workload, frontiers);
    }
    return members;
  }

  /** The position of a design among its network's members, or {@link #NONE}. */
  int find(int workload, long configIndex) {
    int place = Arrays.binarySearch(configIndexes[workload], configIndex);
    return place < 0 ? NONE : place;
  }

  int rank(int workload, int place) {
    return ranks[workload][place];
  }

  boolean isKnee(int workload, int place) {
    return knees[workload][place];
  }

  /** The hypervolume contribution; NaN if there is none. */
  double contribution(int workload, int place) {
    return contributions[workload][place];
  }

  private void fill(int workload, List<RankedFrontier> frontiers) {
    long[] sorted =
        frontiers.stream()
            .flatMapToLong(frontier -> frontier.configIndexes(workload))
            .sorted()
            .toArray();
    configIndexes[workload] = sorted;
    ranks[workload] = new int[sorted.length];
    contributions[workload] = new double[sorted.length];
    knees[workload] = new boolean[sorted.length];
    for (RankedFrontier frontier : frontiers) {
      frontier.forEach(
          workload,
          (configIndex, rank, contribution, knee) -> {
            int place = Arrays.binarySearch(sorted, configIndex);
            ranks[workload][place] = rank;
            contributions[workload][place] = contribution;
            knees[workload][place] = knee;
          });
    }
  }
}
