package org.hcim.jobs.table;

import java.io.Serializable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A small summary of rows, updated in place or replaced with each row. Tasks summarize parts of a
 * table, whose summaries are then merged. Not thread-safe.
 *
 * @param <T> the summary's own type
 */
public interface RowSummary<T extends RowSummary<T>> extends Serializable {

  /** Adds a row; returns the resulting summary. */
  T add(Row row);

  /**
   * Adds the rows of another summary, which must not be used afterwards; returns the combined
   * summary.
   */
  T merge(T other);

  /**
   * Summarizes rows in one pass, without a shuffle.
   *
   * @param empty a summary of no rows
   */
  static <T extends RowSummary<T>> T of(Dataset<Row> rows, T empty) {
    return rows.javaRDD().treeAggregate(empty, T::add, T::merge);
  }
}
