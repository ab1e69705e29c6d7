package org.hcim.jobs.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.design.Parameter;

/**
 * A summary of a sweep's rows.
 *
 * @param rowsByStatus number of rows by status
 * @param columns the columns of the rows with results by name, in table order
 */
record Profile(Map<String, Long> rowsByStatus, Map<String, ColumnProfile> columns) {

  /**
   * The summary of one column.
   *
   * @param nulls rows without a value
   * @param nonFinite values that are infinite or NaN
   * @param least the smallest value, or null
   * @param most the largest value, or null
   * @param distinct number of distinct values, at most {@link ColumnTally#MAX_DISTINCT}
   */
  record ColumnProfile(
      String name, long nulls, long nonFinite, Object least, Object most, int distinct) {

    /** Returns whether all rows have the same value. */
    boolean constant() {
      return nulls == 0 && least != null && least.equals(most);
    }

    /**
     * Returns whether designs differ in this column; a parameter that applies only to some designs
     * differs too.
     */
    boolean varies() {
      return least != null && (nulls > 0 || !least.equals(most));
    }
  }

  static Profile of(Tally tally) {
    Map<String, ColumnProfile> profiles = new LinkedHashMap<>();
    tally.columns().forEach((name, column) -> profiles.put(name, of(name, column)));
    return new Profile(tally.rowsByStatus(), profiles);
  }

  private static ColumnProfile of(String name, ColumnTally tally) {
    return new ColumnProfile(
        name, tally.nulls(), tally.nonFinite(), tally.least(), tally.most(), tally.distinct());
  }

  /** The number of rows with results. */
  long rows() {
    return rowsByStatus.getOrDefault("ok", 0L);
  }

  /** Returns whether some rows have no result. */
  boolean hasFailures() {
    return rowsByStatus.keySet().stream().anyMatch(status -> !status.equals("ok"));
  }

  /** The parameters in which designs differ. */
  List<Parameter> varying() {
    return List.of(Parameter.values()).stream()
        .filter(parameter -> columns.get(parameter.column()).varies())
        .toList();
  }

  /** The metrics with at least one value. */
  List<Metric> metrics() {
    return Metric.ALL.stream().filter(m -> columns.get(m.column()).least() != null).toList();
  }
}
