package org.hcim.jobs.session;

import java.util.Map;
import org.apache.spark.SparkConf;

/** Spark within this process: no open ports, no name lookups, few threads. */
final class LocalSpark {

  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("spark.ui.enabled", "false"),
          Map.entry("spark.ui.showConsoleProgress", "false"),
          Map.entry("spark.driver.host", "127.0.0.1"),
          Map.entry("spark.driver.bindAddress", "127.0.0.1"),
          Map.entry("spark.sql.catalogImplementation", "in-memory"),
          // a task that runs out of memory then fails its job, which is reported, instead of the
          // process
          Map.entry("spark.executor.killOnFatalError.depth", "0"),
          // heartbeats to this process detect nothing; a process that was suspended for minutes, as
          // on a laptop that sleeps, would lose its executor or end itself after 60 missed ones
          Map.entry("spark.storage.blockManagerHeartbeatTimeoutMs", "3650d"),
          Map.entry("spark.executor.heartbeat.maxFailures", String.valueOf(Integer.MAX_VALUE)),
          Map.entry("spark.sql.shuffle.partitions", "2"),
          Map.entry("spark.sql.ui.retainedExecutions", "10"),
          Map.entry("spark.ui.retainedJobs", "100"),
          Map.entry("spark.ui.retainedStages", "100"),
          Map.entry("spark.ui.retainedTasks", "1000"),
          Map.entry("spark.metrics.staticSources.enabled", "false"));

  private LocalSpark() {}

  /** Applies the defaults of settings that the user has not set. */
  static void configure(SparkConf conf, String master) {
    conf.set("spark.master", master);
    DEFAULTS.forEach(conf::setIfMissing);
  }
}
