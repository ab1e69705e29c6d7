package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hcim.jobs.sql.SweptOut;
import org.hcim.jobs.store.TableSnapshot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlCommandTest {

  @TempDir private static Path directory;
  private static Path out;
  private static long rows;

  @TempDir private Path mine;

  @BeforeAll
  static void sweep() throws IOException {
    out = directory.resolve("it's out");
    SweptOut.make(out);
    rows = TableSnapshot.of(out.toString()).get(0).total().rows();
  }

  @Test
  void printsATable() {
    Terminal sql = sql("SELECT count(*) AS n, count(DISTINCT workload) AS w FROM results");

    assertThat(sql.code()).isZero();
    assertThat(sql.err()).isEmpty();
    assertThat(sql.out()).isEqualTo("  n  w\n---  -\n" + rows + "  2\n(1 row)\n");
  }

  @Test
  void bothEnginesPrintTheSame() {
    String query = "SELECT * FROM results ORDER BY config_index, workload";
    Terminal duckDb = sql(query, "--format", "csv");
    Terminal spark = sql(query, "--format", "csv", "--engine", "spark");

    assertThat(spark.err()).isEmpty();
    assertThat(duckDb.out().lines()).hasSize((int) rows + 1);
    assertThat(spark.out()).isEqualTo(duckDb.out());
  }

  /** The database is asked for its views; help must name each of them, and no other. */
  @Test
  void helpNamesEveryTableAndView() {
    String views =
        sql("SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY 1", "--format", "csv")
            .out();
    List<String> names = views.lines().skip(1).toList();

    assertThat(names).hasSizeGreaterThan(5);
    assertThat(
            Terminal.run("sql", "--help")
                .out()
                .lines()
                .filter(line -> line.matches("  [a-z_]+ {1,16}[A-Z].*"))
                .map(line -> line.strip().split(" ", 2)[0])
                .sorted())
        .containsExactlyElementsOf(names);
  }

  @Test
  void everyViewIsThere() {
    for (String view : List.of("results", "failures", "known_accuracy", "best_by_readout")) {
      assertThat(sql("SELECT * FROM " + view, "--format", "csv").out().lines().count())
          .as(view)
          .isGreaterThan(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"duckdb", "spark"})
  void theFrontierIsEmptyBeforeTheFirstAndSaysSo(String engine) {
    Terminal sql =
        sql("SELECT count(*) AS n, max(front_rank) AS r FROM frontier", "--engine", engine);

    assertThat(sql.code()).isZero();
    String quoted = "'" + out.toString().replace("'", "'\\''") + "'";
    assertThat(sql.err())
        .isEqualTo("frontier is empty; hcim frontier " + quoted + " computes one\n");
    assertThat(sql.out()).isEqualTo("n     r\n-  ----\n0  NULL\n(1 row)\n");
  }

  @Test
  void rowsBeyondTheMostAreCutWithANote() {
    assertThat(sql("FROM results", "--max-rows", 3).out())
        .contains("-- row 3\n")
        .contains("the first 3 rows;");
    assertThat(sql("SELECT status FROM results", "--max-rows", 0).out().lines())
        .hasSize((int) rows + 3);
    assertThat(sql("SELECT status FROM results").out()).hasLineCount(50 + 3);
  }

  @Test
  void anOutputFileNamesItsFormatAndIsReplacedAsAWhole() throws IOException {
    Path file = Files.writeString(mine.resolve("answer.csv"), "old");
    Terminal sql = sql("SELECT 1 AS a", "--output", file);

    assertThat(sql.out()).isEmpty();
    assertThat(sql.err()).isEqualTo("1 row written to " + file + "\n");
    assertThat(file).hasContent("a\r\n1\r\n");

    Terminal wrong = sql("SELECT CAST(x AS INT) FROM (VALUES ('1'), ('a')) t(x)", "--output", file);
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(file).hasContent("a\r\n1\r\n");
    try (Stream<Path> files = Files.list(mine)) {
      assertThat(files).containsExactly(file);
    }
    sql("SELECT 1 AS a", "--output", mine.resolve("answer.json"));
    assertThat(mine.resolve("answer.json")).hasContent("[\n{\"a\":1}\n]\n");
  }

  @Test
  void anUnknownExtensionIsRefusedUnlessTheFormatIsGiven() {
    Path file = mine.resolve("answer.xlsx");
    Terminal sql = sql("SELECT 1 AS a", "--output", file);

    assertThat(sql.code()).isEqualTo(ExitCode.USAGE);
    assertThat(sql.err())
        .contains("--output (" + file + ") must end in .csv, .json or .txt, or --format must");
    assertThat(file).doesNotExist();
    assertThat(sql("SELECT 1 AS a", "--output", file, "--format", "csv").code()).isZero();
    assertThat(sql("SELECT 1 AS a", "--output", mine.resolve("answer")).code()).isZero();
  }

  @Test
  void anOutputFileThatCannotBeWrittenIsAnError() {
    Terminal sql = sql("SELECT 1", "--output", mine.resolve("no/where.csv"));

    assertThat(sql.code()).isEqualTo(ExitCode.USAGE);
    assertThat(sql.err()).contains("where.csv cannot be written: no directory");
  }

  @Test
  void theQueryCanComeFromAFileOrTheStandardInput() throws IOException {
    Path file = Files.writeString(mine.resolve("q.sql"), "-- my question\nSELECT 7 AS seven;\n");
    String answer = "seven\n-----\n    7\n(1 row)\n";

    assertThat(Terminal.run("sql", out, "--file", file).out()).isEqualTo(answer);
    assertThat(withInput("SELECT 7 AS seven", "sql", out, "-").out()).isEqualTo(answer);
    assertThat(withInput("SELECT 7 AS seven", "sql", out, "--file", "-").out()).isEqualTo(answer);
  }

  @Test
  void aQueryIsNeededAndOneOnly() {
    assertThat(Terminal.run("sql", out))
        .isEqualTo(
            new Terminal(
                2, "", "no query; try \"SELECT * FROM best_by_readout\", or --file Q.sql\n"));
    assertThat(sql("SELECT 1", "--file", "q.sql").err())
        .isEqualTo("SQL and --file are both given; give only one\n");
    assertThat(sql(" ").err()).isEqualTo("the query is empty\n");
    assertThat(Terminal.run("sql", out, "--file", mine.resolve("none.sql")).err())
        .contains("none.sql cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"duckdb", "spark"})
  void anSqlErrorIsTheEnginesMessageAndExitCode2(String engine) {
    Terminal sql = sql("SELECT energ FROM results", "--engine", engine);

    assertThat(sql.code()).isEqualTo(ExitCode.USAGE);
    assertThat(sql.out()).isEmpty();
    assertThat(sql.err()).contains("energ", "energy_pj").doesNotContain("\tat ", "internal error");
  }

  @Test
  void wrongOptionsAreErrors() {
    assertThat(sql("SELECT 1", "--format", "xml").code()).isEqualTo(ExitCode.USAGE);
    assertThat(sql("SELECT 1", "--max-rows", -1).err())
        .isEqualTo("--max-rows (-1) must not be negative; 0 shows all\n");
    assertThat(sql("SELECT 1", "--spreadsheet-safe").err())
        .isEqualTo("--spreadsheet-safe needs --format csv\n");
    assertThat(Terminal.run("sql", "hdfs://host/out", "SELECT 1"))
        .isEqualTo(
            new Terminal(
                2,
                "",
                "hdfs://host/out is not on this machine, and DuckDB reads only local files; use"
                    + " --engine spark\n"));
  }

  @Test
  void spreadsheetsGetTextsForFormulas() {
    assertThat(
            sql("SELECT '=1+1' AS a, -1.5 AS b, '-x' AS c", "--format", "csv", "--spreadsheet-safe")
                .out())
        .isEqualTo("a,b,c\r\n'=1+1,-1.5,'-x\r\n");
  }

  @Test
  void aDirectoryWithoutASweepNamesWhatMakesOne() {
    Terminal sql = Terminal.run("sql", mine.resolve("none"), "SELECT 1");

    assertThat(sql.code()).isEqualTo(ExitCode.USAGE);
    assertThat(sql.err()).contains("none contains no sweep; hcim sweep SPEC --out ");
  }

  @Test
  void theDriverIsNotNeededForTheRest() {
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      Terminal sql = sql("SELECT 1");
      assertThat(sql.code()).isEqualTo(ExitCode.USAGE);
      assertThat(sql.err()).contains("org.duckdb:duckdb_jdbc", "--engine spark");
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  private static Terminal sql(Object query, Object... options) {
    return Terminal.run(Stream.concat(Stream.of("sql", out, query), Stream.of(options)).toArray());
  }

  private static Terminal withInput(String text, Object... arguments) {
    InputStream terminal = System.in;
    System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    try {
      return Terminal.run(arguments);
    } finally {
      System.setIn(terminal);
    }
  }
}
