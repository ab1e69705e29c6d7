package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.store.Trees;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries on output directories that do not contain just one complete sweep. */
class SqlStatesTest {

  private static final String SPEC =
      """
      sweep: other
      workloads: [resnet20]
      bundles: {readouts: [ternary]}
      axes: {xbar_rows: [64, 128], xbar_columns: [64, 128]}
      chunk_points: 1
      """;

  @TempDir private static Path directory;

  /** Four chunks of one row each; tests that break something copy it. */
  private static Path complete;

  @TempDir private Path mine;

  @BeforeAll
  static void sweep() throws IOException {
    complete = directory.resolve("complete");
    sweepInto(complete, SPEC);
  }

  @Test
  void severalSweepsAreToldApart() throws IOException {
    Path two = copy();
    sweepInto(two, SPEC.replace("64, 128", "32, 64"));
    List<TableSnapshot> sweeps = TableSnapshot.of(two.toString());
    String perSweep = "SELECT sweep_id, count(*) FROM results GROUP BY sweep_id ORDER BY sweep_id";
    Terminal both = Terminal.run("sql", two, perSweep, "--format", "csv");

    assertThat(both.err())
        .contains("contains 2 sweeps; sweep_id distinguishes them, --sweep ID selects one");
    assertThat(both.out().lines().skip(1))
        .containsExactlyElementsOf(
            sweeps.stream().map(s -> s.id() + "," + s.total().rows()).toList());
    for (TableSnapshot sweep : sweeps) {
      Terminal one = Terminal.run("sql", two, perSweep, "--sweep", sweep.id(), "--format", "csv");
      assertThat(one.err()).isEmpty();
      assertThat(one.out().lines().skip(1))
          .containsExactly(sweep.id() + "," + sweep.total().rows());
    }
    assertThat(Terminal.run("sql", two, "SELECT 1", "--sweep", "s_none").err())
        .contains("contains no sweep s_none but [");
  }

  @Test
  void aRunningSweepShowsWhatIsCommitted() throws IOException {
    Path sweep = copy();
    Path control = control(sweep);
    Files.delete(control.resolve("COMPLETE.json"));
    Files.delete(control.resolve("commits/c00002.json"));

    Terminal sql =
        Terminal.run(
            "sql", sweep, "SELECT count(*), max(chunk_index) FROM results", "--format", "csv");

    assertThat(sql.err()).endsWith(" is not complete: 3 of 4 chunks are committed\n");
    assertThat(sql.out().lines().skip(1)).containsExactly("3,3");
  }

  @Test
  void aFrontierOfFewerRowsSaysSo() throws IOException {
    Path sweep = copy();
    Files.delete(control(sweep).resolve("COMPLETE.json"));
    Files.delete(control(sweep).resolve("commits/c00002.json"));
    assertThat(Terminal.run("frontier", sweep).code()).isZero();
    sweepInto(sweep, SPEC);

    String note = " computes one of all rows\n";
    assertThat(Terminal.run("sql", sweep, "FROM frontier").err())
        .startsWith("frontier f_")
        .contains(" does not include all rows of s_")
        .endsWith(note);
    assertThat(Terminal.run("sql", sweep, "FROM results").err()).isEmpty();
    assertThat(Terminal.run("frontier", sweep).code()).isZero();
    assertThat(Terminal.run("sql", sweep, "FROM frontier").err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"duckdb", "spark"})
  void aSweepThatHasCommittedNothingHasEmptyTables(String engine) throws IOException {
    Path sweep = copy();
    Path control = control(sweep);
    Files.delete(control.resolve("COMPLETE.json"));
    for (int chunk = 0; chunk < 4; chunk++) {
      Files.delete(control.resolve("commits/c0000" + chunk + ".json"));
    }

    for (String table : List.of("results", "best_by_readout")) {
      Terminal sql =
          Terminal.run(
              "sql", sweep, "SELECT * FROM " + table, "--format", "json", "--engine", engine);
      assertThat(sql.code()).isZero();
      assertThat(sql.out()).isEqualTo("[]\n");
      assertThat(sql.err()).contains("0 of 4 chunks are committed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"duckdb", "spark"})
  void aDamagedFileIsNamed(String engine) throws IOException {
    Path sweep = copy();
    truncate(sweep);
    Terminal sql =
        Terminal.run("sql", sweep, "SELECT sum(energy_pj) FROM results", "--engine", engine);

    assertThat(sql.code()).isEqualTo(ExitCode.VERIFICATION);
    assertThat(sql.err())
        .contains(" bytes long, committed with ", ": part-")
        .contains("hcim verify " + sweep + " lists every problem");
  }

  private static void sweepInto(Path target, String text) throws IOException {
    Path spec = Files.writeString(directory.resolve("spec.yaml"), text);
    assertThat(Terminal.run("sweep", spec, "--out", target).code()).isZero();
  }

  private Path copy() throws IOException {
    Path copy = mine.resolve("copy");
    Trees.copy(complete, copy);
    return copy;
  }

  private static Path control(Path sweep) {
    return sweep.resolve("control/sweeps/" + TableSnapshot.of(sweep.toString()).get(0).id());
  }

  private static void truncate(Path sweep) throws IOException {
    try (Stream<Path> files = Files.walk(sweep.resolve("results"))) {
      Path part =
          files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
      try (var file = new RandomAccessFile(part.toFile(), "rw")) {
        file.setLength(file.length() / 2);
      }
    }
  }
}
