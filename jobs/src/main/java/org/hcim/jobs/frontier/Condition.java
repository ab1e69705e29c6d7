package org.hcim.jobs.frontier;

import static org.apache.spark.sql.functions.expr;

import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The SQL condition of a query; reports errors in it as the user's. */
final class Condition {

  private Condition() {}

  /** The rows that satisfy the condition; all rows if there is none. */
  static Dataset<Row> applied(FrontierQuery query, Dataset<Row> rows) {
    return query.where().map(rule -> rows.where(expr(rule))).orElse(rows);
  }

  /**
   * Has Spark analyze the condition.
   *
   * @throws FrontierException when it is not a boolean expression over the table's columns
   */
  static void check(FrontierQuery query, Dataset<Row> rows) {
    try {
      applied(query, rows).queryExecution().assertAnalyzed();
    } catch (Exception e) { // Spark throws checked exceptions without declaring them
      if (e instanceof SparkThrowable) {
        throw refused(query, e);
      }
      throw e;
    }
  }

  /**
   * The failure of a job, or a failure of the condition, such as a division by zero, if that caused
   * it.
   */
  static RuntimeException explained(FrontierQuery query, RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      boolean isAboutData =
          cause instanceof SparkThrowable known
              && known.getSqlState() != null
              && known.getSqlState().startsWith("22");
      if (isAboutData && query.where().isPresent()) {
        return refused(query, cause);
      }
    }
    return failure;
  }

  private static FrontierException refused(FrontierQuery query, Throwable cause) {
    return new FrontierException(
        "the condition (%s) cannot be used: %s"
            .formatted(
                query.where().orElse(""), cause.getMessage().lines().findFirst().orElse("")));
  }
}
