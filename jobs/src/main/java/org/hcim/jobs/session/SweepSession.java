package org.hcim.jobs.session;

import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * A Spark session in which all settings that affect results have their required values.
 *
 * @param spark the session
 * @param atClose stops Spark if this session started it
 */
public record SweepSession(SparkSession spark, Runnable atClose) implements AutoCloseable {

  private static final String MASTER = "spark.master";

  /**
   * Rows with more fields are converted by many small generated methods instead of one fused
   * method. The JVM never compiles a method as large as the results table would require, which
   * halves the speed.
   */
  private static final String MAX_FIELDS_FUSED = "spark.sql.codegen.maxFields";

  private static final String COMMITTER = "mapreduce.fileoutputcommitter.algorithm.version";

  /**
   * Opens a session: on the cluster chosen by spark-submit, otherwise within this process. An
   * existing session of this process, such as a notebook's, is used and left running.
   *
   * @param name shown in Spark's UI and logs
   * @param localMaster master without spark-submit, such as {@code local[*]}
   * @param notices receives a line per user setting that is overridden
   * @throws SettingRefusedException when Spark is configured in a way that can lose rows
   */
  public static SweepSession open(String name, String localMaster, Consumer<String> notices) {
    var conf = new SparkConf();
    if (!conf.contains(MASTER)) {
      LocalSpark.configure(conf, localMaster);
    }
    conf.setIfMissing("spark.app.name", name);
    conf.setIfMissing(MAX_FIELDS_FUSED, "50");
    refuseCommitter2(conf.get("spark.hadoop." + COMMITTER, "1"));
    PinnedSetting.ALL.forEach(setting -> pin(setting, conf, notices));
    boolean running = SparkSession.getDefaultSession().isDefined();
    var spark = SparkSession.builder().config(conf).getOrCreate();
    Runnable atClose = running ? () -> {} : spark::stop;
    try {
      check(spark);
      return new SweepSession(spark, atClose);
    } catch (RuntimeException e) {
      atClose.run();
      throw e;
    }
  }

  /**
   * Checks a session that may have been created elsewhere.
   *
   * @throws SettingRefusedException when a setting that affects results has another value
   */
  public static void check(SparkSession spark) {
    refuseCommitter2(spark.sparkContext().hadoopConfiguration().get(COMMITTER, "1"));
    refuseCommitter2(spark.conf().get(COMMITTER, "1"));
    for (var setting : PinnedSetting.ALL) {
      var actual =
          setting.isSql()
              ? spark.conf().get(setting.key(), null)
              : spark.sparkContext().getConf().get(setting.key(), null);
      if (!setting.value().equals(actual)) {
        throw new SettingRefusedException(
            "%s is %s and must be %s: otherwise %s"
                .formatted(setting.key(), actual, setting.value(), setting.reason()));
      }
    }
  }

  /** Stops Spark, if {@link #open} started it. */
  @Override
  public void close() {
    atClose.run();
  }

  private static void pin(PinnedSetting setting, SparkConf conf, Consumer<String> notices) {
    var asked = conf.get(setting.key(), setting.value());
    if (!asked.equalsIgnoreCase(setting.value())) {
      notices.accept(
          "%s=%s is ignored and set to %s: otherwise %s"
              .formatted(setting.key(), asked, setting.value(), setting.reason()));
    }
    conf.set(setting.key(), setting.value());
  }

  private static void refuseCommitter2(String version) {
    if (!version.equals("1")) {
      throw new SettingRefusedException(
          ("%s is %s and must be 1: the files of failed tasks would stay among the results;"
                  + " remove the setting from the command, spark-defaults.conf or core-site.xml")
              .formatted(COMMITTER, version));
    }
  }
}
