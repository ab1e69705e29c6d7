package org.hcim.jobs.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.cli.Terminal;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB reads what Spark wrote, as {@code views.sql} and the documentation tell users to. */
class SqlReadersTest {

  private static final String SPEC =
      """
      sweep: read
      workloads: [resnet20, vgg9]
      bundles: {readouts: {ternary: , binary: , adc-sar-7: , odd: {readout: sar, adc_bits: 5}}}
      axes: {xbar_rows: [64, 128], ternary_zero_frac: {linear: [0, 1], points: 7}}
      chunk_points: 8
      """;

  @TempDir private static Path directory;
  private static Path out;
  private static Connection duckDb;
  private static Dataset<Row> spark;

  @BeforeAll
  static void sweep() throws IOException, SQLException {
    out = directory.resolve("it's out");
    Path spec = directory.resolve("read.yaml");
    Files.writeString(spec, SPEC);
    assertThat(Terminal.run("sweep", spec, "--out", out).code()).isZero();
    spark =
        SharedSpark.get().read().schema(ResultSchema.SCHEMA.type()).parquet(out + "/results/*/*");
    duckDb = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = duckDb.createStatement()) {
      statement.execute(Files.readString(out.resolve("views.sql")));
    }
  }

  @AfterAll
  static void close() throws SQLException {
    duckDb.close();
  }

  @Test
  void theViewAndTheGlobHaveEveryRow() throws SQLException {
    String glob = (out + "/results/*/*/part-*.parquet").replace("'", "''");

    assertThat(ask("SELECT count(*) FROM results")).containsExactly(List.of(spark.count()));
    assertThat(ask("SELECT count(*), min(sweep), min(chunk) FROM read_parquet('" + glob + "')"))
        .singleElement()
        .satisfies(row -> assertThat(row.get(0)).isEqualTo(spark.count()))
        .satisfies(row -> assertThat(row.get(1).toString()).startsWith("s_"))
        .satisfies(row -> assertThat(row.get(2)).isEqualTo("c00000"));
  }

  @Test
  void everyValueHasTheBitsThatSparkReads() throws SQLException {
    List<List<Object>> expected = new ArrayList<>();
    for (Row row : spark.orderBy("config_index", "workload").collectAsList()) {
      List<Object> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(row.get(i));
      }
      expected.add(cells);
    }

    assertThat(ask("SELECT * FROM results ORDER BY config_index, workload")).isEqualTo(expected);
  }

  /** Of seven fractions of zeros, two exceed those of the published network. */
  @Test
  void nullsStandWhereAColumnDoesNotApply() throws SQLException {
    assertThat(
            ask(
                """
                SELECT readout, count(adc_bits), count(scale_factor_bits), count(ternary_zero_frac),
                       count(energy_pj), count(accuracy_top1_pct)
                FROM results GROUP BY readout ORDER BY readout
                """))
        .containsExactly(
            List.of("binary", 0L, 4L, 0L, 4L, 2L),
            List.of("sar", 8L, 0L, 0L, 4L, 1L),
            List.of("ternary", 0L, 28L, 28L, 28L, 10L));
  }

  @Test
  void failuresHaveAViewOfTheirOwn() throws SQLException {
    assertThat(ask("SELECT DISTINCT status, status_reason[:25] FROM failures"))
        .containsExactly(List.of("invalid", "adc_cost_source paper cov"));
    assertThat(ask("SELECT count(*) FROM failures")).containsExactly(List.of(4L));
  }

  @Test
  void theBestOfEachReadoutIsAView() throws SQLException {
    List<List<Object>> best = ask("SELECT workload, readout, edap_j_s_mm2 FROM best_by_readout");

    assertThat(best).hasSize(2 * 3);
    for (List<Object> row : best) {
      Object least =
          spark
              .where("workload = '" + row.get(0) + "' AND readout = '" + row.get(1) + "'")
              .agg(org.apache.spark.sql.functions.min("edap_j_s_mm2"))
              .first()
              .get(0);
      assertThat(row.get(2)).isEqualTo(least);
    }
  }

  @Test
  void everyColumnHasItsCommentWithTheUnit() throws SQLException {
    List<List<Object>> comments =
        ask("SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'results'");

    assertThat(comments)
        .hasSize(ResultSchema.SCHEMA.columns().size())
        .allSatisfy(row -> assertThat(row.get(1)).as("" + row.get(0)).isNotNull())
        .contains(List.of("energy_pj", "Energy per inference of the whole network [pJ]"));
  }

  private static List<List<Object>> ask(String sql) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    try (Statement statement = duckDb.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getObject(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
