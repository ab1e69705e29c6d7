package org.hcim.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped constraint on ADCs keeps what the model's own column says. */
class ExactSpecTest {

  private final SparkSession spark = SharedSpark.get();

  @TempDir private Path directory;

  @Test
  void noAdcClipsAndEveryDesignIsCosted() {
    Sweep.of(Path.of(System.getProperty("hcim.root"), "sweeps", "exact.yaml"))
        .into(directory)
        .run(spark);
    Dataset<Row> rows = spark.read().parquet(directory.resolve("results").toString());
    Dataset<Row> adcs = rows.where("readout IN ('sar', 'flash')");

    assertThat(rows.where("status <> 'ok'").count()).isZero();
    assertThat(rows.select("readout").distinct().count()).isEqualTo(4);
    assertThat(adcs.where("adc_clips").count()).isZero();
    assertThat(adcs.where("adc_bits = adc_required_bits").count()).isPositive();
  }
}
