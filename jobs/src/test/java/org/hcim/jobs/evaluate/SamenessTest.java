package org.hcim.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.hcim.jobs.cli.Hcim;
import org.hcim.jobs.session.ChildJvm;
import org.hcim.jobs.store.Chunk;
import org.hcim.jobs.store.Fingerprint;
import org.hcim.jobs.store.StoreException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a sweep is cut, spread or interrupted, its rows are the same. */
class SamenessTest {

  private static final Trial TRIAL = Trial.of(Trial.SMALL);

  private static final List<String> KNOWN_TO_COMMANDS =
      List.of("git_sha", "accuracy_top1_pct", "accuracy_loss_points", "accuracy_source");

  private static Path reference;
  private static Fingerprint expected;

  @TempDir private Path out;

  @BeforeAll
  static void sweep(@TempDir Path out) {
    reference = out;
    expected = TRIAL.run(out, 2).total().fingerprint();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64})
  void anyNumberOfTasksGivesTheSameRows(int partitions) {
    assertThat(TRIAL.run(out, partitions).total().fingerprint()).isEqualTo(expected);
  }

  /** Chunks of a cluster end in any order. */
  @Test
  void anyOrderOfChunksGivesTheSameRows() {
    try (var store = TRIAL.open(out)) {
      List<Chunk> chunks = new ArrayList<>(store.pending());
      Collections.shuffle(chunks, new Random(1));
      assertThat(chunks).isNotEqualTo(store.pending());
      TRIAL.commit(store, chunks, 2);
      assertThat(store.complete().total().fingerprint()).isEqualTo(expected);
    }
  }

  /** A process of its own, by the command line. */
  @Test
  void anotherProcessGivesTheSameRows(@TempDir Path folder) throws Exception {
    givesTheSameRows(Map.of(), "local[1]", folder);
  }

  /** The variable names a newer JDK. */
  @Test
  @EnabledIfEnvironmentVariable(named = "JAVA25_HOME", matches = ".+")
  void anotherJdkGivesTheSameRows(@TempDir Path folder) throws Exception {
    givesTheSameRows(Map.of("JAVA_HOME", System.getenv("JAVA25_HOME")), "local[2]", folder);
  }

  private void givesTheSameRows(Map<String, String> environment, String master, Path folder)
      throws Exception {
    Path spec = Files.writeString(folder.resolve("small.yaml"), Trial.SMALL);
    File output = folder.resolve("output").toFile();
    Process hcim =
        ChildJvm.start(
            environment,
            List.of("-XX:+IgnoreUnrecognizedVMOptions"),
            Hcim.class,
            output,
            "sweep",
            spec.toString(),
            "--out",
            out.toString(),
            "--master",
            master);

    assertThat(hcim.waitFor()).as("%s", Files.readString(output.toPath())).isZero();
    assertThat(withoutKnowledge(Trial.rows(out)))
        .isEqualTo(withoutKnowledge(Trial.rows(reference)));
  }

  @Test
  void aStoppedSweepIsContinuedToTheSameRows() {
    try (var store = TRIAL.open(out)) {
      assertThatThrownBy(
              () -> TRIAL.evaluate(store, 2, FailureBudget.UNLIMITED, record -> store.cancel()))
          .isInstanceOf(StoreException.Cancelled.class);
      assertThat(store.committed()).hasSizeBetween(1, 2);
    }

    assertThat(TRIAL.run(out, 2).total().fingerprint()).isEqualTo(expected);
  }

  /**
   * A row names its chunk, and a slice counts its chunks from 0: one chunk each makes them equal.
   */
  @Test
  void slicesAddUpToTheWhole(@TempDir Path whole) {
    Trial trial = Trial.of(Trial.SMALL.replace("chunk_points: 50", "chunk_points: 120"));
    Fingerprint sum = Fingerprint.ZERO;
    for (int i = 1; i <= 2; i++) {
      Path directory = out.resolve("slice" + i);
      sum = sum.add(trial.slice(i + "/2").run(directory, 2).total().fingerprint());
    }

    assertThat(sum).isEqualTo(trial.run(whole, 2).total().fingerprint());
  }

  @Test
  void chunksOfOtherSizesDifferOnlyInTheirNumbers(@TempDir Path other) {
    Trial.of(Trial.SMALL.replace("chunk_points: 50", "chunk_points: 70")).run(other, 2);

    assertThat(withoutChunks(Trial.rows(other))).isEqualTo(withoutChunks(Trial.rows(reference)));
  }

  /** Rows without columns that the command line knows and the trial does not. */
  private static List<List<Object>> withoutKnowledge(List<Row> rows) {
    return rows.stream().map(row -> Trial.cells(row, KNOWN_TO_COMMANDS)).toList();
  }

  private static List<List<Object>> withoutChunks(List<Row> rows) {
    return rows.stream().map(row -> Trial.cells(row, List.of("chunk_index", "sweep_id"))).toList();
  }
}
