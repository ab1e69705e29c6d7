package org.hcim.jobs.run;

import org.apache.spark.sql.SparkSession;

/**
 * Work that a command or another program asks for: an immutable description that can be executed.
 *
 * @param <T> the result
 */
public interface Program<T> {

  /**
   * Does the work; a wrong request is refused before Spark starts.
   *
   * @throws RequestException when the request cannot be followed
   * @throws CancelledException when the execution was cancelled
   */
  T run(Execution execution);

  /** Does the work on a session, without reports of progress. */
  default T run(SparkSession spark) {
    return run(Execution.on(spark));
  }
}
