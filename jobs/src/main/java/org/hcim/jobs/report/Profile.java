package org.hcim.jobs.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.accelerator.design.Parameter;

/**
 * A summary of a sweep's columns in rows with status ok.
 *
 * @param rows rows with results
 * @param columns each column by name, in the table's order
 */
record Profile(long rows, Map<String, ColumnProfile> columns) {

  /**
   * One column.
   *
   * @param nulls rows without a value
   * @param nonFinite values that are infinite or not a number
   * @param least the smallest value, or null
   * @param most the largest value, or null
   * @param distinct number of distinct values, at most {@link ColumnTally#MAX_DISTINCT}
   */
  record ColumnProfile(
      String name, long nulls, long nonFinite, Object least, Object most, int distinct) {

    /** Returns whether all rows have one and the same value. */
    boolean constant() {
      return nulls == 0 && least != null && least.equals(most);
    }

    /**
     * Returns whether designs differ in it; a parameter that does not apply to some designs differs
     * too.
     */
    boolean varies() {
      return least != null && (nulls > 0 || !least.equals(most));
    }
  }

  static Profile of(Dataset<Row> ok) {
    ColumnTally[] tallies = ColumnTally.of(ok);
    Map<String, ColumnProfile> profiles = new LinkedHashMap<>();
    String[] names = ok.columns();
    for (int i = 0; i < names.length; i++) {
      ColumnTally tally = tallies[i];
      profiles.put(
          names[i],
          new ColumnProfile(
              names[i],
              tally.nulls(),
              tally.nonFinite(),
              tally.least(),
              tally.most(),
              tally.distinct()));
    }
    return new Profile(ok.count(), profiles);
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
