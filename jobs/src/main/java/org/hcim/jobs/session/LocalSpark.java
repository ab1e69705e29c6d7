package org.hcim.jobs.session;

import java.util.Map;
import org.apache.spark.SparkConf;

/** Spark within this process: no open ports, no name look-ups, few threads. */
final class LocalSpark {

  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("spark.ui.enabled", "false"),
          Map.entry("spark.ui.showConsoleProgress", "false"),
          Map.entry("spark.driver.host", "127.0.0.1"),
          Map.entry("spark.driver.bindAddress", "127.0.0.1"),
          Map.entry("spark.sql.catalogImplementation", "in-memory"),
          // a task without memory fails its job, which is reported, and does not end the process
          Map.entry("spark.executor.killOnFatalError.depth", "0"),
          Map.entry("spark.sql.shuffle.partitions", "2"),
          Map.entry("spark.sql.ui.retainedExecutions", "10"),
          Map.entry("spark.ui.retainedJobs", "100"),
          Map.entry("spark.ui.retainedStages", "100"),
          Map.entry("spark.ui.retainedTasks", "1000"),
          Map.entry("spark.metrics.staticSources.enabled", "false"));

  private LocalSpark() {}

  /** Sets the settings that the user has not set. */
  static void configure(SparkConf conf, String master) {
    conf.set("spark.master", master);
    DEFAULTS.forEach(conf::setIfMissing);
  }
}
