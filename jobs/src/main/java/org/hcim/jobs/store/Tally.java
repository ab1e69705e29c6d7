package org.hcim.jobs.store;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts of rows, taken while they are produced.
 *
 * @param rows rows produced
 * @param fingerprint fingerprint of the rows
 * @param rowsByStatus rows of each status
 * @param rejectedByRule points rejected by each rule, which have no rows
 * @param cpuNanos CPU time of the threads that produced and wrote them
 */
public record Tally(
    long rows,
    Fingerprint fingerprint,
    Map<String, Long> rowsByStatus,
    Map<String, Long> rejectedByRule,
    long cpuNanos)
    implements Serializable {

  /** The empty tally. */
  public static final Tally ZERO = new Tally(0, Fingerprint.ZERO, Map.of(), Map.of(), 0);

  public Tally {
    rowsByStatus = sorted(rowsByStatus);
    rejectedByRule = sorted(rejectedByRule);
  }

  /** The sum of two tallies. */
  public Tally add(Tally other) {
    return new Tally(
        rows + other.rows,
        fingerprint.add(other.fingerprint),
        sum(rowsByStatus, other.rowsByStatus),
        sum(rejectedByRule, other.rejectedByRule),
        cpuNanos + other.cpuNanos);
  }

  /** The number of rows without results. */
  public long failedRows() {
    return rows - rowsByStatus.getOrDefault(RowTally.OK, 0L);
  }

  /** The rows without a result, by status. */
  public Map<String, Long> failuresByStatus() {
    var failures = new TreeMap<>(rowsByStatus);
    failures.remove(RowTally.OK);
    return failures;
  }

  /** Returns whether a row has a result. */
  public boolean hasResults() {
    return rows > failedRows();
  }

  /** The number of points without rows. */
  public long rejectedPoints() {
    return rejectedByRule.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<String, Long> sum(Map<String, Long> left, Map<String, Long> right) {
    var sum = new TreeMap<>(left);
    right.forEach((key, count) -> sum.merge(key, count, Long::sum));
    return sum;
  }

  private static SortedMap<String, Long> sorted(Map<String, Long> counts) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }
}
