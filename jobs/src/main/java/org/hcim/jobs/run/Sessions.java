package org.hcim.jobs.run;

import org.apache.spark.sql.SparkSession;

/** Provides the Spark session of an execution when a program first needs it. */
@FunctionalInterface
public interface Sessions {

  /**
   * Returns the session, always the same one.
   *
   * @param name shown in Spark's UI where this starts it
   */
  SparkSession open(String name);
}
