package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hcim.jobs.run.Listener;
import org.hcim.jobs.run.Output;
import org.hcim.jobs.run.SqlTables;
import org.hcim.jobs.session.ChildJvm;
import org.hcim.jobs.store.DirectoryLock;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.jobs.store.TableSnapshot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers beside a writer, and writers beside each other. */
class TwoProcessesTest {

  private static final String SPEC =
      """
      sweep: busy
      workloads: [resnet20]
      axes: {xbar_rows: {range: [64, 183]}, xbar_columns: [64, 128]}
      chunk_points: 10
      """;

  private static final int CHUNK_ROWS = 10;
  private static final int ROWS = 240;

  @TempDir private Path directory;

  /** A query as often as it can be, while 24 chunks are committed. */
  @Test
  void aReaderSeesWholeChunksDuringEveryCommit() throws Exception {
    Path out = directory.resolve("out");
    Path spec = spec("busy.yaml", SPEC);
    CompletableFuture<Terminal> writer =
        CompletableFuture.supplyAsync(() -> Terminal.run("sweep", spec, "--out", out));
    List<Long> seen = new ArrayList<>();
    while (!writer.isDone()) {
      committed(out).ifPresent(seen::add);
    }
    committed(out).ifPresent(seen::add);

    assertThat(writer.get().code()).as(writer.get().err()).isZero();
    System.out.printf("%d reads of %d states%n", seen.size(), seen.stream().distinct().count());
    assertThat(seen).isSorted().allMatch(rows -> rows % CHUNK_ROWS == 0).endsWith((long) ROWS);
    assertThat(seen.stream().distinct().count()).isGreaterThan(2);
  }

  /** A second run would lose a record of the history. */
  @Test
  void oneNightlyRunAtATimeWorksInAStore() throws IOException {
    Path store = directory.resolve("store");
    Path spec = spec("night.yaml", SPEC.replace("chunk_points: 10\n", ""));
    try (var held = DirectoryLock.take(store.toString(), "it", LockPolicy.RESPECT, notice -> {})) {
      Terminal second = Terminal.run("nightly", spec, "--store", store, "--night", "b");

      assertThat(held).isNotNull();
      assertThat(second.code()).isEqualTo(ExitCode.LOCKED);
      assertThat(second.err()).contains("nightly store " + store + " is being written by pid ");
      assertThat(store.resolve("history.json")).doesNotExist();
    }
    assertThat(Terminal.run("nightly", spec, "--store", store, "--night", "b").code()).isZero();
    assertThat(store.resolve("lock.json")).doesNotExist();
  }

  @Test
  @Tag("faults")
  void differentSweepsAreWrittenIntoOneDirectoryAtOnce() throws Exception {
    Path out = directory.resolve("out");
    List<Process> writers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Path spec = spec("s" + i + ".yaml", SPEC.replace("64, 128", "64, " + (65 + i)));
      File output = directory.resolve("output" + i).toFile();
      writers.add(
          ChildJvm.start(Hcim.class, output, "sweep", spec.toString(), "--out", out.toString()));
    }
    for (int i = 0; i < writers.size(); i++) {
      assertThat(writers.get(i).waitFor())
          .as(Files.readString(directory.resolve("output" + i)))
          .isZero();
    }
    assertThat(Terminal.run("verify", out).code()).isZero();
    assertThat(rows(out)).isEqualTo(3L * ROWS);
    assertThat(TableSnapshot.of(out.toString())).hasSize(3);
  }

  /** The rows that a query counts; empty before the first commit. */
  private static Optional<Long> committed(Path out) {
    boolean hasAny =
        TableSnapshot.of(out.toString()).stream().anyMatch(sweep -> sweep.chunksDone() > 0);
    return hasAny ? Optional.of(rows(out)) : Optional.empty();
  }

  private static long rows(Path out) {
    try (SqlTables tables =
        SqlTables.duckDb(
            Output.of(out.toString()), Optional.empty(), Optional.empty(), Listener.SILENT)) {
      Map<String, Object> row = tables.rows("SELECT count(*) AS n FROM results").get(0);
      return ((Number) row.get("n")).longValue();
    }
  }

  private Path spec(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
