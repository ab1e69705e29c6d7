package org.hcim.jobs.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hcim.jobs.cli.Terminal;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.store.Trees;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An output directory that was moved, copied or damaged, through its {@code views.sql}. */
class MovedStoreTest {

  private static final String COUNT = "SELECT count(*) FROM results";

  @TempDir private Path directory;
  private Path home;
  private Path moved;
  private String rows;

  @BeforeEach
  void sweep() throws IOException {
    home = directory.resolve("it's home");
    moved = directory.resolve("to [1] *there*");
    SweptOut.make(home);
    assertThat(Terminal.run("views", home).code()).isZero();
    rows = String.valueOf(TableSnapshot.of(home.toString()).get(0).total().rows());
  }

  @Test
  void theScriptReadsWhereItWasWritten() throws SQLException, IOException {
    assertThat(ask(home, "")).isEqualTo(rows);
  }

  @Test
  void theScriptSaysThatItsTablesAreGone() throws IOException {
    Files.move(home, moved);

    assertThatThrownBy(() -> ask(moved, ""))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(
            "it's home does not contain its tables any more; hcim views DIRECTORY");
  }

  @Test
  void theScriptTakesThePlaceFromAVariable() throws SQLException, IOException {
    Files.move(home, moved);

    assertThat(ask(moved, "SET VARIABLE hcim_here = '" + moved + "';")).isEqualTo(rows);
  }

  /** A process of its own, because a JVM cannot change its working directory. */
  @Test
  void theScriptReadsACopyInWhichItIsStarted() throws IOException, InterruptedException {
    Trees.copy(home, moved);
    Trees.delete(home.resolve("results"));

    assertThat(askIn(moved)).isEqualTo(rows);
  }

  @Test
  void theCommandRewritesTheScripts() throws SQLException, IOException {
    Trees.copy(home, moved);
    Trees.delete(home);
    Terminal views = Terminal.run("views", moved);

    assertThat(views.code()).as(views.err()).isZero();
    assertThat(ask(moved, "")).isEqualTo(rows);
    for (String script : List.of("views.sql", "views-spark.sql", "hive.sql", "trino.sql")) {
      assertThat(Files.readString(moved.resolve(script)))
          .doesNotContain("home")
          .contains("hcim views DIRECTORY");
    }
  }

  @Test
  void sqlReadsAMovedStore() throws IOException {
    Files.move(home, moved);

    Terminal asked = Terminal.run("sql", moved, COUNT, "--format", "csv");
    assertThat(asked.out()).as(asked.err()).contains(rows);
    assertThat(Terminal.run("verify", moved).code()).isZero();
  }

  @Test
  void theScriptMissesACommitRecord() throws IOException {
    Files.delete(files("commits").get(1));

    assertThatThrownBy(() -> ask(home, ""))
        .hasMessageContaining("sweeps: a commit record is missing; hcim verify lists");
  }

  /** Also where the script is written after they were lost. */
  @Test
  void theScriptMissesAllCommitRecords() throws IOException {
    for (Path record : files("commits")) {
      Files.delete(record);
    }
    assertThat(Terminal.run("views", home).code()).isZero();

    assertThatThrownBy(() -> ask(home, ""))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("commits");
  }

  @Test
  void theScriptMissesAFile() throws IOException {
    Files.delete(files("results").get(1));

    assertThatThrownBy(() -> ask(home, "")).isInstanceOf(SQLException.class);
  }

  @Test
  void theScriptSeesAFileOfAnotherSize() throws IOException {
    Files.write(files("results").get(1), Files.readAllBytes(files("results").get(0)));

    assertThatThrownBy(() -> ask(home, ""))
        .hasMessageContaining("a file is missing or has another size");
  }

  @Test
  void theScriptIgnoresWhatNoRecordLists() throws SQLException, IOException {
    Path file = files("results").get(0);
    Files.copy(file, file.resolveSibling("part-stranger.parquet"));

    assertThat(ask(home, "")).isEqualTo(rows);
  }

  private List<Path> files(String directoryName) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> home.relativize(file).toString().contains(directoryName))
          .sorted()
          .toList();
    }
  }

  private static String ask(Path out, String before) throws SQLException, IOException {
    try (var duckDb = DriverManager.getConnection("jdbc:duckdb:");
        var statement = duckDb.createStatement()) {
      statement.execute(before + Files.readString(out.resolve("views.sql")));
      try (var answer = statement.executeQuery(COUNT)) {
        answer.next();
        return answer.getString(1);
      }
    }
  }

  private static String askIn(Path out) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(java, "-cp", absoluteClassPath(), Counting.class.getName())
            .directory(out.toFile())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output.strip();
  }

  private static String absoluteClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Runs the script of the working directory. */
  static final class Counting {

    private Counting() {}

    public static void main(String[] arguments) throws SQLException, IOException {
      System.out.println(ask(Path.of(""), ""));
    }
  }
}
