package org.hcim.jobs.report;

import java.util.List;

/**
 * What changed since the baseline.
 *
 * @param baselineOut the baseline's directory
 * @param baselineSweepId the baseline's sweep
 * @param baselineModelVersion its model
 * @param modelVersion this sweep's model
 * @param shared designs that both hold: same parameters, constants and network
 * @param onlyHere designs that the baseline does not hold
 * @param onlyThere designs that only the baseline holds
 * @param drifts how the results of shared designs changed
 * @param movers the shared designs that changed most
 * @param fronts how the fronts changed; none unless both sweeps have theirs
 */
record Change(
    String baselineOut,
    String baselineSweepId,
    String baselineModelVersion,
    String modelVersion,
    long shared,
    long onlyHere,
    long onlyThere,
    List<Drift> drifts,
    List<Mover> movers,
    List<FrontMove> fronts) {

  /**
   * One result of the shared designs.
   *
   * @param column which
   * @param changed designs in which it is not the same to the last bit
   * @param least the smallest (new - old) / old
   * @param most the largest
   */
  record Drift(String column, long changed, Number least, Number most) {}

  /** A design whose energy x latency x area changed. */
  record Mover(String workload, long configIndex, Number before, Number after, Number change) {}

  /**
   * A network's front.
   *
   * @param workload the network
   * @param stayed designs on both fronts
   * @param entered designs that were not on the baseline's
   * @param left designs that are no longer on it
   * @param enteredRows positions in {@link Designs} of some that entered
   * @param leftRows positions of some that left
   * @param hypervolumeBefore null where unknown
   * @param hypervolume null where unknown
   */
  record FrontMove(
      String workload,
      long stayed,
      long entered,
      long left,
      List<Integer> enteredRows,
      List<Integer> leftRows,
      Double hypervolumeBefore,
      Double hypervolume) {}

  /** Whether the two have designs in common, without which nothing can be said. */
  boolean comparable() {
    return shared > 0;
  }

  /** Designs whose results changed. */
  long changed() {
    return drifts.stream().mapToLong(Drift::changed).max().orElse(0);
  }

  /** Whether the same model gives other results: a bug. */
  boolean driftsWithoutReason() {
    return modelVersion.equals(baselineModelVersion) && changed() > 0;
  }
}
