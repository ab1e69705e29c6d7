package org.hcim.jobs.table;

import java.io.Serializable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A summary that grows row by row, in place or as a new one, and stays small. Tasks summarize parts
 * of a table, and the parts are merged. Used by one thread.
 *
 * @param <T> the summary's own type
 */
public interface RowSummary<T extends RowSummary<T>> extends Serializable {

  /** Adds a row. Returns the summary with it. */
  T add(Row row);

  /** Adds the rows of another summary, which is not used any more. Returns the summary of both. */
  T merge(T other);

  /**
   * Summarizes rows in one pass and without a shuffle of rows.
   *
   * @param empty a summary of no rows
   */
  static <T extends RowSummary<T>> T of(Dataset<Row> rows, T empty) {
    return rows.javaRDD().treeAggregate(empty, T::add, T::merge);
  }
}
