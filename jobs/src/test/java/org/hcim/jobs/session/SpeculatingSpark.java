package org.hcim.jobs.session;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** A session as the program's, but with a second attempt at slow tasks, which it pins off. */
public final class SpeculatingSpark {

  private SpeculatingSpark() {}

  /** Starts Spark on a cluster. */
  public static SparkSession open(String master) {
    var conf = new SparkConf();
    LocalSpark.configure(conf, master);
    PinnedSetting.ALL.forEach(setting -> conf.set(setting.key(), setting.value()));
    conf.set("spark.app.name", "speculation")
        .set("spark.speculation", "true")
        .set("spark.speculation.interval", "100ms")
        .set("spark.speculation.minTaskRuntime", "500ms")
        .set("spark.speculation.quantile", "0.5");
    return SparkSession.builder().config(conf).getOrCreate();
  }
}
