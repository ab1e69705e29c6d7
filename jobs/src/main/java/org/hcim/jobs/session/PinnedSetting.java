package org.hcim.jobs.session;

import java.util.List;

/**
 * A Spark setting that affects results, which neither the user nor the cluster may change.
 *
 * @param key Spark's name
 * @param value the required value
 * @param reason the consequence of any other value
 */
record PinnedSetting(String key, String value, String reason) {

  static final List<PinnedSetting> ALL =
      List.of(
          new PinnedSetting(
              "spark.sql.sources.partitionColumnTypeInference.enabled",
              "false",
              "a chunk or table name that looks like a number would be read as one"),
          new PinnedSetting(
              "spark.hadoop.parquet.page.verify-checksum.enabled",
              "true",
              "a flipped bit would be read as data"),
          new PinnedSetting(
              "spark.sql.files.ignoreCorruptFiles", "false", "corrupt files would count as empty"),
          new PinnedSetting(
              "spark.sql.files.ignoreMissingFiles", "false", "missing files would count as empty"),
          new PinnedSetting(
              "spark.sql.parquet.mergeSchema", "false", "old and new columns would mix"),
          new PinnedSetting(
              "spark.sql.parquet.outputTimestampType",
              "TIMESTAMP_MICROS",
              "other readers disagree about INT96"),
          new PinnedSetting("spark.sql.parquet.compression.codec", "zstd", "files would be larger"),
          new PinnedSetting(
              "spark.sql.session.timeZone", "UTC", "times would depend on the machine"),
          new PinnedSetting(
              "spark.sql.adaptive.coalescePartitions.enabled",
              "false",
              "an evaluation's rows are so small that Spark would give them all to one task"),
          new PinnedSetting(
              "spark.sql.sources.commitProtocolClass",
              "org.apache.spark.sql.execution.datasources.SQLHadoopMapReduceCommitProtocol",
              "the commit protocol is tested with this one only"),
          new PinnedSetting(
              "spark.speculation", "false", "slow points are slow wherever they are evaluated"),
          new PinnedSetting(
              "spark.task.reaper.enabled",
              "true",
              "a task that cannot be stopped would hold a core"),
          new PinnedSetting(
              "spark.task.reaper.killTimeout",
              "60s",
              "a task that cannot be stopped would hold a core"),
          new PinnedSetting(
              "spark.sql.ansi.enabled",
              "true",
              "overflows and division by zero would become NULL"));

  /** Returns whether Spark reads the setting from the session rather than from the context. */
  boolean isSql() {
    return key.startsWith("spark.sql.");
  }
}
