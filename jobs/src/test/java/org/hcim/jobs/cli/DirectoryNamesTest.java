package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.jobs.store.TableSnapshot;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Output directories whose names some reader takes for a pattern or for percent-encoded text. */
class DirectoryNamesTest {

  private static final Pattern END_OF_STATEMENT = Pattern.compile(";\n");
  private static final String COUNT = "SELECT count(*) AS n FROM results";
  private static final String SPEC =
      """
      sweep: named
      workloads: [resnet20]
      axes:
        xbar_rows: [64, 128]
        readout: [ternary, binary]
      chunk_points: 2
      """;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {"run[1]", "a *?* {b,c}", "50% %41 %zz", "größe é", "it's ^ # + &", "b $c"})
  void everyCommandAndScriptFindsTheTables(String name) throws IOException, SQLException {
    Path out = directory.resolve(name);
    Path spec = Files.writeString(directory.resolve("named.yaml"), SPEC);
    succeed("sweep", spec, "--out", out);
    String rows = String.valueOf(TableSnapshot.of(out.toString()).get(0).total().rows());

    succeed("summary", out);
    succeed("frontier", out);
    succeed("report", out);
    succeed("verify", out);
    assertThat(out.resolve("report/index.html")).exists();
    assertThat(succeed("sql", out, COUNT, "--format", "csv")).contains(rows);
    assertThat(succeed("sql", out, COUNT, "--format", "csv", "--engine", "spark")).contains(rows);
    assertThat(duckDb(Files.readString(out.resolve("views.sql")))).isEqualTo(rows);
    assertThat(spark(Files.readString(out.resolve("views-spark.sql")))).isEqualTo(rows);
    String location = "file://" + out.toAbsolutePath() + "/results";
    assertThat(Files.readString(out.resolve("hive.sql"))).contains(location.replace("'", "\\'"));
    assertThat(Files.readString(out.resolve("trino.sql"))).contains(location.replace("'", "''"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"back\\slash", "tab\tin it", "a:b[1]", "[1]a:b", "${name}"})
  void namesThatReadersMisunderstandAreRefusedBeforehand(String name) throws IOException {
    Path out = directory.resolve(name);
    Path spec = Files.writeString(directory.resolve("named.yaml"), SPEC);
    Terminal sweep = Terminal.run("sweep", spec, "--out", out);

    assertThat(sweep.code()).isEqualTo(2);
    assertThat(sweep.err()).contains("must contain no backslash (\\), no control character, no ${");
    assertThat(out).doesNotExist();
  }

  private static String succeed(Object... arguments) {
    Terminal run = Terminal.run(arguments);
    assertThat(run.code()).as(run.err()).isZero();
    return run.out();
  }

  private static String duckDb(String script) throws SQLException {
    try (var duckDb = DriverManager.getConnection("jdbc:duckdb:");
        var statement = duckDb.createStatement()) {
      statement.execute(script);
      try (var answer = statement.executeQuery(COUNT)) {
        answer.next();
        return answer.getString(1);
      }
    }
  }

  private static String spark(String script) {
    SparkSession spark = SharedSpark.get().newSession();
    END_OF_STATEMENT.splitAsStream(script).forEach(spark::sql);
    return String.valueOf(spark.sql(COUNT).first().getLong(0));
  }
}
