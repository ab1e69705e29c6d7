package org.hcim.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.cli.Terminal;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Designs whose partial sums are exact. */
class ExactSpecTest {

  private final SparkSession spark = SharedSpark.get();

  @TempDir private Path directory;

  private Path out;

  /** The shipped constraint on ADCs keeps what the model's own column says. */
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

  /** The largest bit widths are those of the spec, for its rows and for all that reads them. */
  @Test
  void summariesAndFrontiersKnowTheLossThatRowsHave() throws IOException {
    String spec =
        """
        sweep: exact
        workloads: [mobilenet_v2]
        bundles: {readouts: [ternary, digital]}
        axes: {weight_bits: [4, 8]}
        """;
    String rule = "constraints: [{name: few, rule: weight_bits <= 4}]\n";

    assertThat(losses(spec)).containsExactly("8 bits: 0.0, exact: every partial sum");
    assertThat(winner()).contains("exact sums");
    assertThat(losses(spec + rule)).isEmpty();
    assertThat(
            rows()
                .where("readout = 'digital'")
                .where("accuracy_source LIKE '%fewer than the largest in the spec (weights 8, %'")
                .count())
        .isEqualTo(1);
    assertThat(winner()).contains("none known").doesNotContain("exact sums");
  }

  /** Sweeps into a new directory; returns the known losses. */
  private List<String> losses(String spec) throws IOException {
    out = Files.createTempDirectory(directory, "out");
    Path file = Files.writeString(out.resolve("exact.yaml"), spec);
    assertThat(Terminal.run("sweep", file, "--out", out).code()).isZero();
    return rows()
        .where("accuracy_loss_points IS NOT NULL")
        .selectExpr(
            "concat(weight_bits, ' bits: ', accuracy_loss_points, ', ', split(accuracy_source, ';')[0])")
        .as(Encoders.STRING())
        .collectAsList();
  }

  private Dataset<Row> rows() {
    return spark.read().parquet(out.resolve("results").toString());
  }

  private String winner() {
    return Terminal.run("summary", out).out();
  }
}
