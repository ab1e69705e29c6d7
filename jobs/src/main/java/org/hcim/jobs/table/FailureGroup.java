package org.hcim.jobs.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows without a result whose reasons differ only in numbers.
 *
 * @param status their status
 * @param rows number of rows
 * @param reason the reason of the first row
 * @param workload the network of the first row
 * @param configIndex the index of the first row
 */
public record FailureGroup(
    String status, long rows, String reason, String workload, long configIndex) {

  /**
   * The most frequent groups, in decreasing order.
   *
   * @param results rows with their status
   * @param max maximum number of groups
   */
  public static List<FailureGroup> of(Dataset<Row> results, int max) {
    return results
        .where("status <> 'ok'")
        .groupBy(
            col("status"),
            expr("regexp_replace(coalesce(status_reason, ''), '[0-9]+([.][0-9]+)?', '#')")
                .as("pattern"))
        .agg(
            count(lit(1)).as("rows"),
            min_by(
                    struct("status_reason", "workload", "config_index"),
                    struct("config_index", "workload"))
                .as("example"))
        .orderBy(col("rows").desc(), col("status"), col("pattern"))
        .limit(max)
        .collectAsList()
        .stream()
        .map(FailureGroup::of)
        .toList();
  }

  private static FailureGroup of(Row row) {
    Row example = row.getAs("example");
    String reason = example.isNullAt(0) ? "" : example.getString(0);
    return new FailureGroup(
        row.getAs("status"),
        row.<Long>getAs("rows"),
        reason,
        example.getString(1),
        example.getLong(2));
  }
}
