package org.hcim.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A writer that stalls and loses its lock cannot add a record that counts. */
class FencingTest {

  private static final Layout LAYOUT = new Layout(Table.RESULTS, ToySweep.IDENTITY.id());

  private final SparkSession spark = SharedSpark.get();

  @TempDir private Path directory;
  private Path out;
  private Fingerprint golden;

  @BeforeEach
  void runUndisturbed() {
    golden = ToySweep.run(directory.resolve("golden").toString(), spark).total().fingerprint();
    out = directory.resolve("out");
  }

  /** The stalled writer goes on after another one took over and went to the end. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "before sync",
        "before publish",
        "after publish",
        "before create control/sweeps/%s/commits/c00001",
        "after create control/sweeps/%s/commits/c00001"
      })
  void stopsWhenItWakesAfterTheEnd(String point) throws IOException {
    stallAt(point, () -> ToySweep.run(out.toString(), spark));

    assertThat(ToySweep.run(out.toString(), spark).total().fingerprint()).isEqualTo(golden);
    assertIntact();
  }

  /** The taker has only begun: what the stalled writer records now is not the table's. */
  @ParameterizedTest
  @ValueSource(
      strings = {"before sync", "before publish", "before create control/sweeps/%s/commits/c00001"})
  void recordsNothingThatCountsAfterATakeover(String point) throws IOException {
    stallAt(point, () -> ToySweep.open(out.toString()).close());

    var snapshot = TableSnapshot.of(out.toString()).get(0);
    assertThat(snapshot.commits()).extracting(record -> record.chunk().index()).containsExactly(0);
    assertThat(ToySweep.run(out.toString(), spark).total().fingerprint()).isEqualTo(golden);
    assertIntact();
  }

  @Test
  void everyWriterHasAHigherEpoch() throws IOException {
    var volume = Volume.of(out.toString());
    for (int i = 1; i <= 3; i++) {
      ToySweep.open(out.toString()).close();
      assertThat(volume.list(LAYOUT.epochs())).containsExactly("e0000" + i + ".json");
    }
    ToySweep.run(out.toString(), spark);
    var records = TableSnapshot.of(out.toString()).get(0).commits();
    assertThat(records).extracting(CommitRecord::epoch).containsOnly(4L);
  }

  /** Records of tables that earlier versions wrote have no epoch. */
  @Test
  void inheritsRecordsWithoutAnEpoch() throws IOException {
    ToySweep.run(out.toString(), spark);
    Volume.of(out.toString()).delete(LAYOUT.epochs());
    assertThat(TableSnapshot.of(out.toString()).get(0).chunksDone()).isEqualTo(3);

    ToySweep.run(out.toString(), spark);

    assertThat(Epoch.last(Volume.of(out.toString()), LAYOUT).number()).isEqualTo(2);
    assertIntact();
  }

  @Test
  void aDamagedEpochIsReportedAndReplaced() throws IOException {
    ToySweep.run(out.toString(), spark);
    Files.write(out.resolve(LAYOUT.epochs()).resolve("e00001.json"), new byte[0]);
    assertThat(Verification.of(out.toString(), LAYOUT.id()).problems())
        .singleElement()
        .matches(problem -> problem.file().equals("epochs"));

    ToySweep.run(out.toString(), spark);

    assertIntact();
  }

  /** The files are durable before their directory is visible, and that before the record. */
  @Test
  void syncsBeforeItPublishesAndPublishesBeforeItRecords() {
    List<String> events = new ArrayList<>();
    var volume = new ObservedVolume(LocalVolume.of(out.toString()), events::add, "file");
    try (var store = ToySweep.open(volume, notice -> {})) {
      var chunk = store.pending().get(0);
      store.commit(spark, chunk, ToySweep.rows(spark, chunk, 2));
    }

    List<String> steps =
        events.stream()
            .filter(event -> event.contains("c00000"))
            .map(event -> event.replaceAll("-[0-9a-f-]{36}", ""))
            .toList();
    String staged = LAYOUT.staging() + "/c00000";
    assertThat(steps)
        .containsSubsequence(
            "before sync " + staged,
            "after sync " + staged,
            "before publish " + LAYOUT.chunk(0),
            "after publish " + LAYOUT.chunk(0),
            "before create " + LAYOUT.commit(0),
            "after create " + LAYOUT.commit(0));
    assertThat(steps.indexOf("before publish " + LAYOUT.chunk(0)))
        .isGreaterThan(steps.indexOf("after sync " + staged));
  }

  private void assertIntact() {
    assertThat(Verification.of(out.toString(), LAYOUT.id()).problems()).isEmpty();
  }

  /** Commits a chunk, stalls in the second at an event, and goes on after another took over. */
  private void stallAt(String point, Runnable taker) throws IOException {
    String event = point.formatted(LAYOUT.id());
    var stalled = new AtomicBoolean();
    var armed = new AtomicBoolean();
    var volume =
        new ObservedVolume(
            LocalVolume.of(out.toString()),
            seen -> {
              if (armed.get() && seen.startsWith(event) && stalled.compareAndSet(false, true)) {
                abandonLock();
                taker.run();
              }
            },
            "file");
    try (var store = ToySweep.open(volume, notice -> {})) {
      var chunks = store.pending();
      store.commit(spark, chunks.get(0), ToySweep.rows(spark, chunks.get(0), 1));
      armed.set(true);
      assertThatThrownBy(
              () -> store.commit(spark, chunks.get(1), ToySweep.rows(spark, chunks.get(1), 1)))
          .isInstanceOf(StoreException.Locked.class);
    }
    assertThat(stalled).isTrue();
  }

  /** A holder on another machine that has been silent would be stolen from; this one is dead. */
  private void abandonLock() throws IOException {
    var mine = WriterLock.holder(Volume.of(out.toString()), LAYOUT.lock()).orElseThrow();
    var dead =
        new LockHolder(
            mine.token(),
            mine.host(),
            mine.pidSpace(),
            Integer.MAX_VALUE,
            mine.startedAt(),
            Instant.now().toString());
    Volume.of(out.toString()).replace(LAYOUT.lock(), Json.write(dead));
  }
}
