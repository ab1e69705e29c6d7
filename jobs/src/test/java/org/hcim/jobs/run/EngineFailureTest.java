package org.hcim.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hcim.jobs.sql.QueryException;
import org.hcim.jobs.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of engines about files: damage, or the fault of the statement. */
class EngineFailureTest {

  private static final Output OUT = Output.of(Path.of("out"));

  private static RuntimeException explained(String message, String sql) {
    return EngineFailure.explained(new QueryException(message), sql, OUT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Invalid Input Error: No magic bytes found at end of file '/out/part-0.parquet'",
        "IO Error: Cannot open file \"/out/part-0.parquet\": No such file or directory",
        "[FAILED_READ_FILE.NO_HINT] Encountered error while reading file file:/out/part-0.parquet."
      })
  void damageIsRecognized(String message) {
    assertThat(explained(message, "SELECT sum(energy_pj) FROM results"))
        .isInstanceOf(StoreException.Damaged.class)
        .hasMessageStartingWith(message)
        .hasMessageEndingWith("hcim verify out lists every damaged file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Permission Error: Cannot access file \"/elsewhere/part-0.parquet\"",
        "Catalog Error: Table with name /elsewhere/part-0.parquet does not exist!",
        "Parser Error: syntax error at or near \"/\"\nLINE 1: SELECT /part-0",
        "Binder Error: Referenced column \"/part-0\" not found in FROM clause!",
        "[TABLE_OR_VIEW_NOT_FOUND] The table or view `/elsewhere/part-0.parquet` cannot be found.",
        "[USER_RAISED_EXCEPTION] /part-0"
      })
  void aRefusedStatementIsNotDamage(String message) {
    assertThat(explained(message, "SELECT 1"))
        .isInstanceOf(RequestException.class)
        .hasMessage(message);
  }

  @Test
  void aStatementThatReadsFilesMayBeWrongAboutThem() {
    assertThat(explained("Invalid Input Error: /part-", "SELECT error('/part-')"))
        .isInstanceOf(RequestException.class);
    assertThat(
            explained(
                "Invalid Input Error: Error when sniffing file \"/out/part-0.parquet\".",
                "SELECT * FROM read_csv('/out/*')"))
        .isInstanceOf(RequestException.class);
  }
}
