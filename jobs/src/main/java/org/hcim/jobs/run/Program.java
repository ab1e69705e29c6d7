package org.hcim.jobs.run;

import org.apache.spark.sql.SparkSession;

/**
 * A unit of work requested by a command or another program: an immutable description that can be
 * executed.
 *
 * @param <T> the result
 */
public interface Program<T> {

  /**
   * Does the work; an invalid request is rejected before Spark starts.
   *
   * @throws RequestException when the request is invalid
   * @throws CancelledException when the execution was cancelled
   */
  T run(Execution execution);

  /** Does the work on a session, without progress reports. */
  default T run(SparkSession spark) {
    return run(Execution.on(spark));
  }
}
