package org.hcim.jobs.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbTest {

  @TempDir private static Path directory;
  private static DuckDb engine;

  @BeforeAll
  static void open() {
    engine =
        DuckDb.open(new Sources(directory.toString(), Map.of()), Optional.empty()).orElseThrow();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "SELECT 1;",
        "FROM results",
        "WITH a AS (SELECT 1) SELECT * FROM a",
        "VALUES (1)",
        "DESCRIBE results",
        "SUMMARIZE results",
        "SHOW TABLES",
        "EXPLAIN SELECT 1",
        "explain analyze select 1",
        "EXPLAIN/**/ANALYZE -- ;\nSELECT 1",
        "/* a /* b */ c */ EXPLAIN (SELECT 1)",
        "FROM range(3), duckdb_columns()",
        "/* ; */ SELECT ';' -- ;",
        "SELECT $$;$$",
        "SELECT E'\\';DROP VIEW results;--'",
        "PIVOT (SELECT 'a' AS k, 1 AS v) ON k IN ('a') USING max(v)",
      })
  void queriesPass(String sql) {
    assertThat(engine.ask(sql).columns()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP VIEW results",
        "CREATE TABLE t AS SELECT 1",
        "INSERT INTO results SELECT * FROM results RETURNING *",
        "SET threads = 1",
        "INSTALL httpfs",
        "LOAD httpfs",
        "CHECKPOINT",
        "CALL pragma_version()",
        "EXPLAIN DROP VIEW results",
        "EXPLAIN EXPLAIN SELECT 1",
        "EXPLAIN SELECT 1; DROP VIEW results",
        "WITH a AS (DELETE FROM results) SELECT 1",
        "SELECT 1; DROP VIEW results",
        "DROP VIEW results; SELECT 1",
      })
  void whatIsNoQueryIsRefused(String sql) {
    assertThatThrownBy(() -> engine.ask(sql))
        .isInstanceOf(QueryException.class)
        .hasMessageStartingWith("hcim sql only reads: the statement must be a query (SELECT");
    assertThat(rows("SELECT count(*) FROM results")).containsExactly(List.of(0L));
  }

  @Test
  void oneQueryIsEnough() {
    assertThatThrownBy(() -> engine.ask("SELECT 1; SELECT 2"))
        .hasMessage("the query contains 2 statements; hcim sql runs one");
    assertThatThrownBy(() -> engine.ask("-- nothing"))
        .hasMessage("the query contains no statement");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY (SELECT 1) TO '%s/x.csv'",
        "ATTACH '%s/x.db'",
        "EXPORT DATABASE '%s/x'",
        "EXPLAIN ANALYZE COPY (SELECT 1) TO '%s/x.csv'",
        "EXPLAIN /**/ ANALYZE COPY (SELECT 1) TO '%s/x.csv'",
        "/**/ EXPLAIN ANALYZE -- \n COPY (SELECT 1) TO '%s/x.csv'",
        "WITH a AS (COPY (SELECT 1) TO '%s/x.csv') FROM a",
        "EXPLAIN ANALYZE WITH a AS (COPY (SELECT 1) TO '%s/x.csv') FROM a",
        "DESCRIBE (WITH a AS (COPY (SELECT 1) TO '%s/x.csv') FROM a)",
        "FROM json_execute_serialized_sql(json_serialize_sql("
            + "'WITH a AS (COPY (SELECT 1) TO ''%s/x.csv'') FROM a'))",
        "FROM query('COPY (SELECT 1) TO ''%s/x.csv''')",
      })
  void nothingIsWrittenIntoTheOutput(String sql) throws IOException {
    assertThatThrownBy(() -> engine.ask(sql.formatted(directory)))
        .hasMessageStartingWith("hcim sql only reads");
    assertNothingIsWritten();
  }

  /** The driver would run, while preparing it, a text that options hide from the parser. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXPLAIN (FORMAT json) SELECT 1",
        "EXPLAIN ANALYZE (FORMAT json) SELECT 1",
        "EXPLAIN (FORMAT json) SELECT 1; COPY (SELECT 1) TO '%s/x.csv'; SELECT 1",
        "EXPLAIN /**/ (ANALYZE) COPY (SELECT 1) TO '%s/x.csv'",
      })
  void optionsOfExplainAreRefused(String sql) throws IOException {
    assertThatThrownBy(() -> engine.ask(sql.formatted(directory)))
        .isInstanceOf(QueryException.class)
        .hasMessage(
            "hcim sql accepts EXPLAIN or EXPLAIN ANALYZE before one query, without options in"
                + " parentheses");
    assertNothingIsWritten();
  }

  @Test
  void filesElsewhereAreOutOfReach(@TempDir Path elsewhere) throws IOException {
    Path secret = Files.writeString(elsewhere.resolve("secret.txt"), "s");
    Path inside = Files.writeString(directory.resolve("notes.txt"), "mine");
    Path link = Files.createSymbolicLink(directory.resolve("link"), secret);
    Path up = directory.resolve("..").resolve(elsewhere.getFileName()).resolve("secret.txt");

    for (Path file : List.of(secret, link, up)) {
      assertThatThrownBy(() -> engine.ask("SELECT * FROM read_text('" + file + "')"))
          .hasMessageStartingWith("Permission Error: Cannot access file");
    }
    assertThat(rows("SELECT content FROM read_text('" + inside + "')"))
        .containsExactly(List.of("mine"));
  }

  @Test
  void errorsShowThePosition() {
    assertThatThrownBy(() -> engine.ask("SELECT 1,\n energ FROM results"))
        .hasMessageContaining("Referenced column \"energ\" not found")
        .hasMessageContaining("energy_pj")
        .hasMessageContaining("LINE 2:  energ FROM results")
        .hasMessageContaining("^^^^^");
    assertThatThrownBy(() -> engine.ask("SELEC 1; DROP VIEW results"))
        .hasMessageContaining("syntax error at or near \"SELEC\"");
    assertThatThrownBy(() -> engine.ask("EXPLAIN /* é */\nSELECT 'é', FROM FROM x"))
        .hasMessage(
            """
            Parser Error: syntax error at or near "FROM"

            LINE 2: SELECT 'é', FROM FROM x
                                     ^\
            """);
  }

  @Test
  void anErrorInARowIsAnError() {
    assertThatThrownBy(() -> rows("SELECT CAST(x AS INT) FROM (VALUES ('1'), ('a')) t(x)"))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("Could not convert string 'a' to INT32");
  }

  @Test
  void valuesArriveExactly() {
    assertThat(
            rows(
                """
                SELECT 0.1::DOUBLE + 0.2::DOUBLE, 9223372036854775807, 1.10::DECIMAL(10,2), TRUE, NULL,
                       'a''b', DATE '2026-11-01', [1, 2], '\\x41'::BLOB, 1 / 0"""))
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.list(Object.class))
        .containsExactly(
            0.1 + 0.2,
            Long.MAX_VALUE,
            new BigDecimal("1.10"),
            true,
            null,
            "a'b",
            "2026-11-01",
            "[1, 2]",
            "0x41",
            Double.POSITIVE_INFINITY);
  }

  @Test
  void numbersAreKnownByTheirType() {
    assertThat(
            engine
                .ask(
                    "SELECT 1, 1::HUGEINT, 1::UTINYINT, 1.5, 1e0, 1::UBIGINT, 'a', NULL::TEXT, TRUE")
                .columns())
        .extracting(Answer.Column::isNumber)
        .containsExactly(true, true, true, true, true, true, false, false, false);
  }

  @Test
  void withoutItsDriverThereIsNoEngine() {
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      assertThat(DuckDb.open(new Sources(directory.toString(), Map.of()), Optional.empty()))
          .isEmpty();
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  @Test
  void spillsToADirectoryThatIsPrivateAndGoes() throws IOException {
    DuckDb other =
        DuckDb.open(new Sources(directory.toString(), Map.of()), Optional.empty()).orElseThrow();
    Path spill =
        Path.of(
            rows(other.ask("SELECT current_setting('temp_directory')")).get(0).get(0).toString());

    assertThat(Files.getPosixFilePermissions(spill))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    other.close();
    assertThat(spill).doesNotExist();
  }

  private static void assertNothingIsWritten() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("x"))).isEmpty();
    }
  }

  private static List<List<Object>> rows(String sql) {
    return rows(engine.ask(sql));
  }

  static List<List<Object>> rows(Answer answer) {
    List<List<Object>> rows = new ArrayList<>();
    for (Optional<Object[]> row = answer.next(); row.isPresent(); row = answer.next()) {
      rows.add(new ArrayList<>(Arrays.asList(row.get())));
    }
    return rows;
  }
}
