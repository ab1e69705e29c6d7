package org.hcim.jobs.session;

import org.apache.spark.sql.SparkSession;

/** The one session of a test JVM: two cores, and a failed task is tried four times. */
public final class SharedSpark {

  private static final SparkSession SPARK =
      SweepSession.open("tests", "local[2,4]", notice -> {}).spark();

  private SharedSpark() {}

  public static SparkSession get() {
    return SPARK;
  }
}
