package org.hcim.jobs.run;

import org.apache.spark.sql.SparkSession;

/** Provides the Spark session of an execution on first use. */
@FunctionalInterface
public interface Sessions {

  /**
   * Returns the session, the same one on every call.
   *
   * @param name shown in Spark's UI if the session is started
   */
  SparkSession open(String name);
}
