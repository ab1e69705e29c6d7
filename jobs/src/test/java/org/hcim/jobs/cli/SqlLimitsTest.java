package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hcim.jobs.sql.SweptOut;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A query that would take all time or memory ends at its limit, with an exit code of its own. */
@Timeout(120)
class SqlLimitsTest {

  /** 10^18 pairs: years of work for any engine. */
  private static final String ENDLESS =
      "SELECT sum(a.%1$s %% 7 * b.%1$s) AS n FROM range(1000000000) a, range(1000000000) b";

  /** One value of 240 MB. */
  private static final String LARGE = "SELECT len(list(range)) AS n FROM range(30000000)";

  @TempDir private static Path directory;
  private static Path out;

  @TempDir private Path mine;

  @BeforeAll
  static void sweep() throws IOException {
    out = directory.resolve("out");
    SweptOut.make(out);
  }

  @ParameterizedTest
  @CsvSource({"duckdb, range", "spark, id"})
  void anEndlessQueryIsStopped(String engine, String column) throws IOException {
    Path file = Files.writeString(mine.resolve("answer.csv"), "old");
    Terminal sql =
        sql(ENDLESS.formatted(column), "--engine", engine, "--timeout", 2, "--output", file);

    assertThat(sql.code()).as(sql.err()).isEqualTo(ExitCode.TIME_LIMIT);
    assertThat(sql.err()).startsWith("the query was stopped after 2 s; ");
    assertThat(sql.out()).isEmpty();
    assertThat(file).hasContent("old");
    try (Stream<Path> files = Files.list(mine)) {
      assertThat(files).containsExactly(file);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"duckdb", "spark"})
  void aQueryWithinItsTimeIsAnswered(String engine) {
    Terminal sql = sql("SELECT count(*) AS n FROM failures", "--engine", engine, "--timeout", 100);

    assertThat(sql).isEqualTo(sql("SELECT count(*) AS n FROM failures", "--engine", engine));
    assertThat(sql.code()).isZero();
  }

  @Test
  void anErrorWithinTheTimeIsTheSameError() {
    Terminal sql = sql("SELECT energ FROM results", "--timeout", Long.MAX_VALUE);

    assertThat(sql).isEqualTo(sql("SELECT energ FROM results"));
    assertThat(sql.code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void duckDbStopsAtItsMemory() {
    Terminal small = sql(LARGE, "--memory", "128m");
    Terminal large = sql(LARGE, "--memory", "2g");

    assertThat(small.code()).as(small.err()).isEqualTo(ExitCode.MEMORY);
    assertThat(small.err())
        .startsWith("the query needs more memory than it may have: Out of Memory Error")
        .doesNotContain("\tat ");
    assertThat(large.out()).as(large.err()).contains("30000000");
  }

  @Test
  void whatCanBeSpilledIsAnsweredWithinTheMemory() {
    String sorted = "SELECT max(r) AS n FROM (SELECT row_number() OVER (ORDER BY hash(range)) AS r";
    Terminal sql = sql(sorted + " FROM range(6000000))", "--memory", "128m");

    assertThat(sql.out()).as(sql.err()).contains("6000000");
  }

  /** A task of 16 GB: it fails, and the process goes on to say so. */
  @Test
  void sparkStopsAtItsHeap() {
    Terminal sql =
        sql("SELECT size(sequence(1L, 2000000000L + id)) FROM range(1)", "--engine", "spark");

    assertThat(sql.code()).as(sql.err()).isEqualTo(ExitCode.MEMORY);
    assertThat(sql.err()).contains("memory").doesNotContain("\tat ");
  }

  @Test
  void sparkRefusesALimitBelowItsHeap() {
    Terminal small = sql("SELECT 1", "--engine", "spark", "--memory", "100m");
    Terminal large = sql("SELECT 1", "--engine", "spark", "--memory", "4096g");

    assertThat(small.code()).isEqualTo(ExitCode.USAGE);
    assertThat(small.err())
        .startsWith("--memory (100m) is less than the heap of this process (")
        .contains("HCIM_HEAP=100m");
    assertThat(large.code()).as(large.err()).isZero();
  }

  @Test
  void wrongLimitsAreErrors() {
    assertThat(sql("SELECT 1", "--timeout", 0).err())
        .isEqualTo("--timeout (0) must be at least 1 s\n");
    for (String wrong : new String[] {"1", "2t", "1.5g", "63m", "g", "", "99999999999g"}) {
      Terminal sql = sql("SELECT 1", "--memory", wrong);
      assertThat(sql.code()).isEqualTo(ExitCode.USAGE);
      assertThat(sql.err())
          .isEqualTo(
              "--memory (%s) must be a whole number of MiB or GiB, such as 512m or 2g, at least 64m\n"
                  .formatted(wrong));
    }
  }

  private static Terminal sql(Object... arguments) {
    return Terminal.run(Stream.concat(Stream.of("sql", out), Stream.of(arguments)).toArray());
  }
}
