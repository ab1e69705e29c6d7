package org.hcim.jobs.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepSessionTest {

  private static final String COMMITTER = "mapreduce.fileoutputcommitter.algorithm.version";

  private final SparkSession spark = SharedSpark.get();

  @Test
  void hasEverySettingInPlace() {
    SweepSession.check(spark);

    assertThat(spark.conf().get("spark.sql.session.timeZone")).isEqualTo("UTC");
    assertThat(spark.sparkContext().uiWebUrl().isDefined()).isFalse();
  }

  /** A suspended training was once ended by Spark after 60 heartbeats to its own process. */
  @Test
  void missedHeartbeatsDoNotEndALocalSession() {
    assertThat(spark.sparkContext().getConf().getInt("spark.executor.heartbeat.maxFailures", 60))
        .isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void refusesCommitter2AskedForByTheUser() {
    System.setProperty("spark.hadoop." + COMMITTER, "2");
    try {
      assertThatThrownBy(() -> SweepSession.open("x", "local[2]", notice -> {}))
          .isInstanceOf(SettingRefusedException.class)
          .hasMessageContaining(COMMITTER + " is 2 and must be 1");
    } finally {
      System.clearProperty("spark.hadoop." + COMMITTER);
    }
  }

  @Test
  void refusesCommitter2FromTheClustersFiles() {
    var hadoop = spark.sparkContext().hadoopConfiguration();
    hadoop.set(COMMITTER, "2");
    try {
      assertThatThrownBy(() -> SweepSession.check(spark))
          .isInstanceOf(SettingRefusedException.class)
          .hasMessageContaining("core-site.xml");
    } finally {
      hadoop.set(COMMITTER, "1");
    }
  }

  @Test
  void forcesCorruptFilesToFail() {
    var notices = new ArrayList<String>();
    System.setProperty("spark.sql.files.ignoreCorruptFiles", "true");
    try {
      SweepSession.open("x", "local[2]", notices::add);
    } finally {
      System.clearProperty("spark.sql.files.ignoreCorruptFiles");
    }

    assertThat(notices)
        .singleElement()
        .asString()
        .startsWith("spark.sql.files.ignoreCorruptFiles=true is ignored and set to false");
    assertThat(spark.conf().get("spark.sql.files.ignoreCorruptFiles")).isEqualTo("false");
  }

  @Test
  void noticesASettingChangedLater() {
    spark.conf().set("spark.sql.files.ignoreMissingFiles", "true");
    try {
      assertThatThrownBy(() -> SweepSession.check(spark))
          .hasMessage(
              "spark.sql.files.ignoreMissingFiles is true and must be false: otherwise missing"
                  + " files would count as empty");
    } finally {
      spark.conf().set("spark.sql.files.ignoreMissingFiles", "false");
    }
  }

  @Test
  void saysNothingOnTheTerminal(@TempDir Path directory) throws IOException, InterruptedException {
    var output = directory.resolve("output");
    var exit = ChildJvm.start(QuietJob.class, output.toFile()).waitFor();

    assertThat(Files.readString(output)).isEqualTo("rows: 10\n");
    assertThat(exit).isZero();
  }
}
