package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hcim.jobs.store.OldStore;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.table.ResultSchema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table of model 1.0.0 read alone and beside one of today. */
class OldStoreTest {

  /** Four of its designs are in the old table as well, four are digital. */
  private static final String SPEC =
      """
      sweep: new
      workloads: [resnet8]
      bundles: {readouts: [ternary, digital]}
      axes: {xbar_rows: [64, 128], xbar_columns: [64, 128], weight_bits: [4]}
      sampling: {method: grid}
      """;

  private static final String BY_MODEL =
      "SELECT model_version, count(*) AS n, count(edap_j_s_mm2) AS edap,"
          + " count(inferences_per_s) AS rate, count(temperature_c) AS degrees,"
          + " count(ir_drop_frac) AS drop FROM results GROUP BY 1 ORDER BY 1";

  @TempDir private static Path directory;
  private static Path old;
  private static Path both;
  private static String added;

  @BeforeAll
  static void sweepBesideTheOldTable() throws IOException {
    old = directory.resolve("old");
    OldStore.unpack(old);
    both = directory.resolve("both");
    OldStore.unpack(both);
    Path spec = Files.writeString(directory.resolve("new.yaml"), SPEC);
    Terminal sweep = Terminal.run("sweep", spec, "--out", both);
    assertThat(sweep.code()).as(sweep.err()).isZero();
    added =
        TableSnapshot.of(both.toString()).stream()
            .map(TableSnapshot::id)
            .filter(id -> !id.equals(OldStore.SWEEP))
            .findFirst()
            .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"duckdb", "spark"})
  void bothTablesAreReadByName(String engine) {
    Terminal sql = Terminal.run("sql", both, BY_MODEL, "--format", "csv", "--engine", engine);

    assertThat(sql.code()).as(sql.err()).isZero();
    assertThat(sql.out().lines())
        .containsExactly(
            "model_version,n,edap,rate,degrees,drop", "1.0.0,800,800,800,0,0", "2.10.0,8,8,8,8,8");
  }

  @Test
  void enginesAgreeOnEveryValueOfBoth() {
    String all = "SELECT * FROM results ORDER BY sweep_id, config_index";
    Terminal duckDb = Terminal.run("sql", both, all, "--format", "csv");
    Terminal spark = Terminal.run("sql", both, all, "--format", "csv", "--engine", "spark");

    assertThat(duckDb.out().lines()).hasSize((int) OldStore.ROWS + 8 + 1);
    assertThat(spark.out()).isEqualTo(duckDb.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"duckdb", "spark"})
  void anOldTableAloneHasAllColumns(String engine) {
    Terminal sql =
        Terminal.run(
            "sql", old, "SELECT * FROM results LIMIT 1", "--format", "csv", "--engine", engine);

    assertThat(sql.code()).as(sql.err()).isZero();
    assertThat(sql.out().lines().findFirst().orElseThrow().split(","))
        .containsExactly(ResultSchema.SCHEMA.type().fieldNames());
  }

  @Test
  void verifyReadsBackBoth() {
    for (String sweep : new String[] {OldStore.SWEEP, added}) {
      Terminal verify = Terminal.run("verify", both, "--sweep", sweep);

      assertThat(verify.code()).as(verify.out() + verify.err()).isZero();
      assertThat(verify.out()).contains(sweep + ": verified");
    }
  }

  /** New parameters at their defaults leave the identity of a design as it was. */
  @Test
  void aDesignOfBothModelsHasOneHash() {
    Terminal sql =
        Terminal.run(
            "sql",
            both,
            "SELECT count(*) AS n FROM results a JOIN results b USING (config_hash, workload)"
                + " WHERE a.model_version = '1.0.0' AND b.model_version = '2.10.0'",
            "--format",
            "csv");

    assertThat(sql.out().lines().skip(1)).containsExactly("4");
  }

  @Test
  void frontiersOfOldAndNewAreTables() {
    for (String sweep : new String[] {OldStore.SWEEP, added}) {
      Terminal frontier = Terminal.run("frontier", both, "--sweep", sweep);
      assertThat(frontier.code()).as(frontier.err()).isZero();
      Terminal rows =
          Terminal.run("sql", both, "SELECT DISTINCT sweep_id FROM frontier", "--format", "csv");
      assertThat(rows.out().lines().skip(1)).as(rows.err()).containsExactly(sweep);
    }
    assertThat(Terminal.run("verify", both).code()).isZero();
  }

  @Test
  void aReportOfTheOldTableIsWritten() {
    Terminal report = Terminal.run("report", old);

    assertThat(report.code()).as(report.out() + report.err()).isZero();
    assertThat(old.resolve("report/index.html")).isRegularFile();
  }

  @Test
  void aReportSaysThatTheModelChanged() {
    Terminal report =
        Terminal.run(
            "report",
            both,
            "--sweep",
            added,
            "--baseline",
            both,
            "--baseline-sweep",
            OldStore.SWEEP);

    assertThat(report.out())
        .as(report.err())
        .contains(
            "4 of 4 identical designs changed",
            "expected: the model changed from version 1.0.0 to 2.10.0");
  }
}
