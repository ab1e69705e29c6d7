package org.hcim.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.frontier.FrontierTable;
import org.hcim.jobs.frontier.FrontierText;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.jobs.table.ResultSchema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A sweep with some of the columns, beside one with all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChosenColumnsTest {

  private static final String SPEC =
      """
      sweep: narrow
      workloads: [resnet20]
      bundles: {readouts: [ternary, adc-sar-7, adc-flash-4]}
      axes: {xbar_rows: [64, 128], weight_bits: [2, 4], tiles: [2, 4096]}
      """;

  private static final String COLUMNS = "columns: [area_mm2, energy_pj, energy_pj]\n";

  private final SparkSession spark = SharedSpark.get();
  private StoredSweep all;
  private StoredSweep some;

  /** Two sweeps in one directory. */
  private StoredSweep wide;

  private StoredSweep narrow;

  @TempDir private static Path directory;

  @BeforeAll
  void sweep() throws IOException {
    all = sweep("all", "");
    some = sweep("some", COLUMNS);
    wide = sweep("wide", "", "both");
    narrow = sweep("narrow", COLUMNS, "both");
  }

  private StoredSweep sweep(String name, String columns) throws IOException {
    return sweep(name, columns, name);
  }

  private StoredSweep sweep(String name, String columns, String out) throws IOException {
    Path spec = Files.writeString(directory.resolve(name + ".yaml"), SPEC + columns);
    return Sweep.of(spec).into(directory.resolve(out)).run(spark).sweep();
  }

  @Test
  void rowsHaveTheColumnsThatAreChosenAndThoseOfAllRows() {
    List<String> names = List.of(some.results(spark).columns());
    assertThat(names)
        .contains("config_hash", "xbar_rows", "ternary_zero_frac", "status", "git_sha")
        .contains("accuracy_loss_points", "adc_clips", "energy_pj", "area_mm2")
        .doesNotContain("latency_ns", "energy_adc_pj", "utilization_frac", "ir_drop_frac");
    assertThat(names).hasSize(ResultSchema.SCHEMA.columns().size() - some.omittedColumns().size());
    assertThat(all.omittedColumns()).isEmpty();
    Column[] columns =
        names.stream()
            .filter(name -> !name.equals("sweep_id"))
            .map(functions::col)
            .toArray(Column[]::new);
    assertThat(rows(some, columns)).isEqualTo(rows(all, columns)).hasSize(24);
  }

  @Test
  void filesHaveNoOtherColumns() {
    String[] stored =
        spark.read().parquet(directory.resolve("some/results").toString() + "/*/*").columns();
    assertThat(Arrays.asList(stored)).containsExactly(some.results(spark).columns());
  }

  @Test
  void theChoiceIsAPartOfTheIdentity() {
    assertThat(some.id()).isNotEqualTo(all.id());
    assertThat(some.status().canonicalJson())
        .contains("\"columns\": [\"area_mm2\", \"energy_pj\"]");
    assertThat(all.status().canonicalJson()).doesNotContain("\"columns\":");
  }

  @Test
  void aFrontierNeedsItsObjectivesOnly() {
    FrontierQuery query = FrontierQuery.DEFAULT.objectives("energy_pj:min,area_mm2:min");
    assertThat(found(some, query)).isEqualTo(found(all, query)).isNotEmpty();
    assertThatThrownBy(() -> Frontier.of(some).run(spark))
        .isInstanceOf(RequestException.class)
        .hasMessage(
            "this needs the column latency_ns, which the results do not have, because their spec"
                + " selects columns; add it to columns");
  }

  @Test
  void nothingIsEvaluatedForAFrontierWithoutItsObjectives() {
    Path spec = directory.resolve("some.yaml");
    assertThatThrownBy(() -> FrontierSweep.of(spec).run(spark))
        .hasMessageStartingWith("this needs the column latency_ns");
    assertThatThrownBy(() -> Optimum.of(spec).run(spark))
        .hasMessageStartingWith("this needs the column latency_ns");
  }

  @Test
  void aReportNeedsTheColumnsOfItsPage() throws IOException {
    StoredSweep costs =
        sweep("costs", "columns: [energy_pj, latency_ns, area_mm2, edap_j_s_mm2]\n");
    assertThatThrownBy(() -> SweepReport.of(costs).run(spark))
        .isInstanceOf(RequestException.class)
        .hasMessageStartingWith("this needs the column tops_per_w");
  }

  @Test
  void otherReadersSayWhichColumnIsMissing() {
    assertThatThrownBy(() -> SweepSummary.of(some).run(spark))
        .isInstanceOf(RequestException.class)
        .hasMessageStartingWith("this needs the column ");
    try (SqlTables tables = SqlTables.duckDb(Output.of(directory.resolve("some")))) {
      assertThat(tables.rows("SELECT energy_pj FROM results WHERE status = 'ok'")).isNotEmpty();
      assertThatThrownBy(() -> tables.rows("SELECT min(latency_ns) FROM results"))
          .hasMessageStartingWith("this needs the column latency_ns");
    }
  }

  @Test
  void sqlHasTheColumnsOfAllSweepsThatItReads() {
    for (Opening engine : List.<Opening>of(this::duckDb, this::sparkSql)) {
      List<String> notices = new ArrayList<>();
      try (SqlTables tables = engine.open(Optional.empty(), notices)) {
        assertThat(tables.rows("SELECT energy_pj FROM results WHERE status = 'ok'")).hasSize(42);
        assertThat(tables.rows("SELECT * FROM results").get(0))
            .containsKeys("energy_pj", "adc_clips")
            .doesNotContainKey("latency_ns");
        assertThat(tables.rows("SELECT count(*) AS rows FROM failures").get(0))
            .containsEntry("rows", 6L);
        for (String sql :
            List.of("SELECT min(latency_ns) FROM results", "SELECT * FROM best_by_readout")) {
          assertThatThrownBy(() -> tables.rows(sql))
              .isInstanceOf(RequestException.class)
              .hasMessageStartingWith("this needs the column latency_ns, which the results of ")
              .hasMessageContaining(narrow.id() + " do not have")
              .hasMessageEndingWith("--sweep ID");
        }
        assertThatThrownBy(() -> tables.rows("SELECT latency FROM results WHERE latency_ns > 0"))
            .hasMessageContaining("latency");
      }
      assertThat(notices)
          .anyMatch(line -> line.contains("such as latency_ns (not in " + narrow.id() + ")"));
    }
  }

  @Test
  void sqlOfOneSweepHasAllOfItsColumns() {
    for (Opening engine : List.<Opening>of(this::duckDb, this::sparkSql)) {
      List<String> notices = new ArrayList<>();
      try (SqlTables tables = engine.open(Optional.of(wide.id()), notices)) {
        assertThat(tables.rows("SELECT latency_ns FROM results WHERE latency_ns > 0")).hasSize(21);
        assertThat(tables.rows("SELECT * FROM best_by_readout")).hasSize(3);
      }
      assertThat(notices).isEmpty();
      try (SqlTables tables = engine.open(Optional.of(narrow.id()), notices)) {
        assertThat(tables.rows("SELECT * FROM results").get(0)).doesNotContainKey("latency_ns");
      }
    }
  }

  @Test
  void aFrontierHasTheColumnsOfItsSweep() {
    FrontierQuery query = FrontierQuery.DEFAULT.objectives("energy_pj:min,area_mm2:min");
    for (StoredSweep sweep : List.of(narrow, wide)) {
      FrontierResult found = Frontier.of(sweep).query(query).run(spark);
      List<String> columns =
          List.of(FrontierTable.of(spark, sweep.out(), found.outcome()).rows().columns());
      assertThat(columns).contains("energy_pj", "front_rank");
      assertThat(columns.contains("latency_ns")).isEqualTo(sweep.id().equals(wide.id()));
      for (Opening engine : List.<Opening>of(this::duckDb, this::sparkSql)) {
        try (SqlTables tables = engine.open(Optional.empty(), new ArrayList<>())) {
          assertThat(tables.rows("SELECT * FROM frontier").get(0).keySet())
              .containsExactlyElementsOf(columns);
        }
      }
    }
  }

  /** Its files tell which columns its rows do not have. */
  @Test
  void aNarrowSweepWhoseSpecIsDamagedHasNoOtherColumns() throws IOException {
    Path out = directory.resolve("damaged");
    StoredSweep sweep = sweep("damaged", COLUMNS);
    List<String> omitted = sweep.omittedColumns();
    Files.delete(out.resolve("control/sweeps").resolve(sweep.id()).resolve("spec.canonical.json"));

    StoredSweep read = Output.of(out).sweep();
    assertThat(read.omittedColumns()).isEqualTo(omitted).contains("latency_ns");
    assertThat(read.results(spark).columns()).doesNotContain("latency_ns").contains("energy_pj");
    try (SqlTables tables = SqlTables.duckDb(Output.of(out))) {
      assertThatThrownBy(() -> tables.rows("SELECT min(latency_ns) FROM results"))
          .hasMessageStartingWith("this needs the column latency_ns");
    }
  }

  @Test
  void keptScriptsLeaveOutWhatSomeSweepDoesNotHave() throws IOException {
    Path out = directory.resolve("both");
    assertThat(Output.of(out).writeViews()).isTrue();
    for (String name : List.of("views.sql", "views-spark.sql", "hive.sql", "trino.sql")) {
      assertThat(Files.readString(out.resolve(name)))
          .contains("energy_pj")
          .containsPattern("-- Without .*latency_ns, .*, which some sweeps do not have.")
          .doesNotContain("latency_ns DOUBLE", "best_by_readout", "results.latency_ns");
    }
  }

  @Test
  void aReportAndASummaryOfANarrowSweepAreRefused() {
    for (Program<?> program : List.of(SweepSummary.of(narrow), SweepReport.of(narrow))) {
      assertThatThrownBy(() -> program.run(spark))
          .isInstanceOf(RequestException.class)
          .hasMessageStartingWith("this needs the column ");
    }
    assertThat(SweepSummary.of(wide).run(spark)).isNotNull();
  }

  private interface Opening {
    SqlTables open(Optional<String> sweepId, List<String> notices);
  }

  private SqlTables duckDb(Optional<String> sweepId, List<String> notices) {
    return SqlTables.duckDb(both(), sweepId, Optional.empty(), listener(notices));
  }

  private SqlTables sparkSql(Optional<String> sweepId, List<String> notices) {
    return SqlTables.spark(
        both(), sweepId, Optional.empty(), Execution.on(spark).reportingTo(listener(notices)));
  }

  private static Output both() {
    return Output.of(directory.resolve("both"));
  }

  private static Listener listener(List<String> notices) {
    return new Listener() {
      @Override
      public void notice(String text) {
        notices.add(text);
      }
    };
  }

  @Test
  void refusesAColumnThatResultsDoNotHave() throws IOException {
    Path spec = Files.writeString(directory.resolve("wrong.yaml"), SPEC + "columns: [energy_pf]\n");
    assertThatThrownBy(() -> Sweep.of(spec).plan())
        .isInstanceOf(RequestException.class)
        .hasMessage(
            "columns (energy_pf) must be columns of the results, such as energy_pj; hcim list"
                + " columns shows them");
  }

  private List<Row> rows(StoredSweep sweep, Column... columns) {
    return sweep.results(spark).select(columns).orderBy("config_index").collectAsList();
  }

  private List<Row> found(StoredSweep sweep, FrontierQuery query) {
    FrontierResult result = Frontier.of(sweep).query(query).run(spark);
    assertThat(FrontierText.picks(result.picks().all())).contains("best energy_pj");
    return spark
        .read()
        .parquet(sweep.out() + "/frontier")
        .select("config_index", "workload", "energy_pj", "area_mm2")
        .orderBy("config_index")
        .collectAsList();
  }
}
