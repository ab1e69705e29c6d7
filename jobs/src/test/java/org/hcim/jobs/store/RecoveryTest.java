package org.hcim.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {

  private static final Layout LAYOUT = new Layout(Table.RESULTS, ToySweep.IDENTITY.id());

  private final SparkSession spark = SharedSpark.get();

  @TempDir private Path out;

  @BeforeEach
  void commitTwoOfThreeChunks() {
    try (var store = ToySweep.open(out.toString())) {
      for (var chunk : ToySweep.PLAN.chunks().subList(0, 2)) {
        store.commit(spark, chunk, ToySweep.rows(spark, chunk, 1));
      }
    }
  }

  @Test
  void removesWhatWasStaged() throws IOException {
    var staged = Files.createDirectories(out.resolve(LAYOUT.staging()).resolve("c00002-x"));
    Files.writeString(staged.resolve("part-0.parquet"), "half");

    ToySweep.open(out.toString()).close();

    assertThat(staged).doesNotExist();
  }

  @Test
  void removesAChunkWithoutARecord() throws IOException {
    Files.delete(out.resolve(LAYOUT.commit(1)));
    var notices = new ArrayList<String>();
    try (var store = ToySweep.open(Volume.of(out.toString()), notices::add)) {
      assertThat(store.pending()).extracting(Chunk::index).containsExactly(1, 2);
    }

    assertThat(out.resolve(LAYOUT.chunk(1))).doesNotExist();
    assertThat(notices)
        .containsExactly("removed chunk=c00001, which was written but never committed");
  }

  @Test
  void neverRemovesAChunkOfACompleteSweep() throws IOException {
    ToySweep.run(out.toString(), spark);
    Files.delete(out.resolve(LAYOUT.commit(1)));

    assertThatThrownBy(() -> ToySweep.open(out.toString()))
        .isInstanceOf(StoreException.Damaged.class)
        .hasMessageStartingWith("sweep s_3f2a3f2a3f2a3f2a is complete, but ");
    assertThat(out.resolve(LAYOUT.chunk(1))).exists();
  }

  @Test
  void neverRecomputesAMissingFile() throws IOException {
    var file = dataFile(1);
    Files.delete(file);

    assertThatThrownBy(() -> ToySweep.open(out.toString()))
        .isInstanceOf(StoreException.Damaged.class)
        .hasMessageStartingWith(
            "sweep s_3f2a3f2a3f2a3f2a, chunk c00001, " + file.getFileName() + ": missing. Restore");
    assertThat(out.resolve(LAYOUT.lock())).doesNotExist();
  }

  /** The remedy that the messages print. */
  @Test
  void evaluatesADroppedChunkOfACompleteSweepAgain() throws IOException {
    var before = ToySweep.run(out.toString(), spark).total().fingerprint();
    Files.delete(out.resolve(LAYOUT.commit(1)));
    Volume.of(out.toString()).delete(LAYOUT.chunk(1));
    var notices = new ArrayList<String>();
    try (var store = ToySweep.open(Volume.of(out.toString()), notices::add)) {
      assertThat(out.resolve(LAYOUT.complete())).doesNotExist();
      assertThat(ToySweep.finish(store, spark).total().fingerprint()).isEqualTo(before);
    }

    assertThat(notices)
        .containsExactly(
            "sweep s_3f2a3f2a3f2a3f2a was complete and lost chunks: 1 are evaluated again");
    assertThat(Verification.of(out.toString(), LAYOUT.id()).problems()).isEmpty();
  }

  @Test
  void writesUnreadableControlFilesAgain() throws IOException {
    ToySweep.run(out.toString(), spark);
    Files.delete(out.resolve(LAYOUT.run()));
    Files.write(out.resolve(LAYOUT.complete()), new byte[0]);
    assertThat(Verification.of(out.toString(), LAYOUT.id()).problems()).hasSize(2);

    ToySweep.run(out.toString(), spark);

    assertThat(Verification.of(out.toString(), LAYOUT.id()).problems()).isEmpty();
  }

  @Test
  void neverBlessesAnEditedRecord() throws IOException {
    ToySweep.run(out.toString(), spark);
    var file = out.resolve(LAYOUT.commit(1));
    Files.writeString(file, Files.readString(file).replace("\"unknown\"", "\"known\""));

    assertThatThrownBy(() -> ToySweep.run(out.toString(), spark))
        .isInstanceOf(StoreException.Damaged.class)
        .hasMessageContaining("changed after it was written");
  }

  @Test
  void stopsAtAChangedFile() throws IOException {
    byte[] bytes = Files.readAllBytes(dataFile(0));
    bytes[bytes.length / 2] ^= 1;
    Files.write(dataFile(0), bytes);

    assertThatThrownBy(() -> ToySweep.open(out.toString()))
        .hasMessageContaining("changed since it was committed");
  }

  @Test
  void stopsAtAnUnreadableRecord() throws IOException {
    Files.writeString(out.resolve(LAYOUT.commit(0)), "{");

    assertThatThrownBy(() -> ToySweep.open(out.toString()))
        .isInstanceOf(StoreException.Damaged.class)
        .hasMessageContaining("c00000.json cannot be read");
  }

  private Path dataFile(int chunk) throws IOException {
    try (var files = Files.list(out.resolve(LAYOUT.chunk(chunk)))) {
      return files.findFirst().orElseThrow();
    }
  }
}
