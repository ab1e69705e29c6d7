package org.hcim.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.hcim.jobs.frontier.FrontierQuery;
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

  @TempDir private static Path directory;

  @BeforeAll
  void sweep() throws IOException {
    all = sweep("all", "");
    some = sweep("some", COLUMNS);
  }

  private StoredSweep sweep(String name, String columns) throws IOException {
    Path spec = Files.writeString(directory.resolve(name + ".yaml"), SPEC + columns);
    return Sweep.of(spec).into(directory.resolve(name)).run(spark).sweep();
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
                + " chose columns; add it to columns");
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
