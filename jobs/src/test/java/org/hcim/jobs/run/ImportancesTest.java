package org.hcim.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shares of variance within the driver's memory. */
class ImportancesTest {

  private final SparkSession spark = SharedSpark.get();

  @TempDir private Path directory;

  private Path spec(String columns) throws IOException {
    return Files.writeString(
        directory.resolve("spec.yaml"),
        """
        sweep: shares
        workloads: [resnet20, vgg9]
        axes: {xbar_rows: [64, 128], xbar_columns: %s}
        """
            .formatted(columns));
  }

  /** 4 designs, 4 metrics and 2 networks are 32 numbers; an attribution copies 4 of them twice. */
  @Test
  void areComputedWithinTheLimitOnly() throws IOException {
    StoredSweep sweep =
        Sweep.of(spec("[64, 128]")).into(directory.resolve("out")).run(spark).sweep();

    Importances within = Importances.of(sweep, sweep.results(spark), 40);
    Importances above = Importances.of(sweep, sweep.results(spark), 39);

    assertThat(within.note()).isEmpty();
    assertThat(within.shares()).isNotEmpty();
    assertThat(above.shares()).isEmpty();
    assertThat(above.note())
        .startsWith(
            "The shares of variance were not computed: 4 designs with 4 metrics on 2 networks are"
                + " more than 39 numbers.");
  }

  /** A slice has few rows, but its grid has more designs than the driver can hold. */
  @Test
  void areLeftOutOfAReportWithANote() throws IOException {
    Path grid =
        Files.writeString(
            directory.resolve("grid.yaml"),
            """
            sweep: slice
            workloads: [resnet20]
            axes:
              xbar_rows: {range: [65, 128]}
              xbar_columns: {range: [64, 1072], step: 16}
              weight_bits: [2, 4]
              tiles: {range: [1001, 7000]}
            """);
    StoredSweep sweep =
        Sweep.of(grid).slice("1/1000000").into(directory.resolve("sliced")).run(spark).sweep();

    SweepReport.Written written = SweepReport.of(sweep).run(spark);

    String note =
        "The shares of variance were not computed: 49,152,000 designs with 4 metrics on 1 network"
            + " are more than 24,000,000 numbers.";
    assertThat(written.report().html()).contains(note);
    assertThat(written.report().json()).contains("\"shares_note\" : \"" + note);
  }
}
