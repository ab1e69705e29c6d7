package org.hcim.jobs.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkSqlTest {

  @TempDir private static Path directory;
  private static SparkSql engine;

  @BeforeAll
  static void open() {
    engine = SparkSql.open(SharedSpark.get(), new Sources(directory.toString(), Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1;",
        "WITH a AS (SELECT 1) SELECT * FROM a",
        "VALUES (1)",
        "DESCRIBE results",
        "SHOW TABLES",
        "EXPLAIN SELECT 1",
        "SELECT ';'"
      })
  void queriesPass(String sql) {
    assertThat(DuckDbTest.rows(engine.ask(sql))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP VIEW results",
        "CACHE TABLE results",
        "CREATE TABLE t USING parquet AS SELECT 1",
        "INSERT OVERWRITE DIRECTORY '/tmp/x' USING parquet SELECT 1",
        "WITH a AS (SELECT 1 AS x) INSERT INTO results SELECT * FROM a",
        "SET spark.sql.ansi.enabled=false",
        "EXECUTE IMMEDIATE 'DROP VIEW results'",
        "BEGIN DROP VIEW results; END",
        "ADD JAR '/tmp/x.jar'"
      })
  void whatIsNoQueryIsRefused(String sql) {
    assertThatThrownBy(() -> engine.ask(sql))
        .isInstanceOf(QueryException.class)
        .hasMessageStartingWith("hcim sql only reads: the statement must be a query (SELECT");
    assertThat(DuckDbTest.rows(engine.ask("SELECT count(*) FROM results")))
        .containsExactly(List.of(0L));
  }

  @Test
  void filesHaveNoNameInSql() throws java.io.IOException {
    Path file = Files.writeString(directory.resolve("notes.txt"), "mine");

    assertThatThrownBy(() -> engine.ask("SELECT * FROM text.`" + file + "`"))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("text");
  }

  @Test
  void errorsShowThePosition() {
    assertThatThrownBy(() -> engine.ask("SELECT energ FROM results"))
        .hasMessageContaining("`energ` cannot be resolved")
        .hasMessageEndingWith("line 1 pos 7");
    assertThatThrownBy(() -> engine.ask("SELEC 1"))
        .hasMessageContaining("Syntax error at or near 'SELEC'")
        .hasMessageContaining("line 1, pos 0");
    assertThatThrownBy(() -> engine.ask("SELECT 1; SELECT 2"))
        .hasMessageContaining("Syntax error at or near 'SELECT'");
  }

  @Test
  void anErrorInARowIsAnErrorWithoutStackTraces() {
    assertThatThrownBy(
            () -> DuckDbTest.rows(engine.ask("SELECT CAST(concat('a', id) AS INT) FROM range(3)")))
        .isInstanceOf(QueryException.class)
        .hasMessageStartingWith("[CAST_INVALID_INPUT] The value 'a0'")
        .hasMessageNotContaining("\tat ");
  }
}
