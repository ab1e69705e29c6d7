package org.hcim.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableStoreTest {

  /** Canceled by the failing point; tasks have no other way to it. */
  private static TableStore cancelled;

  private final SparkSession spark = SharedSpark.get();

  @TempDir private Path out;

  @Test
  void givesBackTheRows() {
    ToySweep.run(out.toString(), spark);

    var expected = LongStream.range(0, 250).boxed().flatMap(p -> ToySweep.rowsOf(p).stream());
    assertThat(read()).containsExactlyInAnyOrderElementsOf(expected.toList());
  }

  @Test
  void countsWhatItCommits() {
    var completion = ToySweep.run(out.toString(), spark);

    assertThat(completion.pointsPlanned()).isEqualTo(250);
    assertThat(completion.pointsRejected()).isEqualTo(36);
    assertThat(completion.pointsEvaluated()).isEqualTo(214);
    assertThat(completion.total().rows()).isEqualTo(428);
    assertThat(completion.rowsFailed()).isEqualTo(2 * 19);
    assertThat(completion.total().rejectedByRule()).containsOnlyKeys("no_sevenths");
    assertThat(Verification.of(out.toString(), ToySweep.IDENTITY.id()).problems()).isEmpty();
  }

  @Test
  void leavesNothingButDataInTheTreeThatReadersGlob() throws IOException {
    ToySweep.run(out.toString(), spark);

    try (var files = Files.walk(out.resolve("results"))) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .hasSize(6)
          .allMatch(name -> name.matches("part-.*\\.zstd\\.parquet"));
    }
  }

  /**
   * A full or lost file system fails the release of the lock too, which must not hide the cause.
   */
  @Test
  void anOpeningThatFailsGivesTheFirstCause() {
    var layout = new Layout(Table.RESULTS, ToySweep.IDENTITY.id());
    String first = "before create " + layout.spec();
    String second = "before delete " + layout.lock();
    var failing =
        new ObservedVolume(
            LocalVolume.of(out.toString()),
            event -> {
              if (event.equals(first) || event.equals(second)) {
                throw new IOException(event);
              }
            },
            "file");

    assertThatThrownBy(() -> ToySweep.open(failing, notice -> {}))
        .hasMessageEndingWith(first)
        .cause()
        .satisfies(cause -> assertThat(cause.getSuppressed()).hasSize(1))
        .hasMessage(first);
  }

  @Test
  void hasNothingToDoTheSecondTime() {
    var first = ToySweep.run(out.toString(), spark);
    long evaluated = ToySweep.EVALUATED.get();

    assertThat(ToySweep.run(out.toString(), spark)).isEqualTo(first);
    assertThat(ToySweep.EVALUATED).hasValue(evaluated);
  }

  @Test
  void continuesWhereItStopped() {
    try (var store = ToySweep.open(out.toString())) {
      var middle = ToySweep.PLAN.chunk(1);
      store.commit(spark, middle, ToySweep.rows(spark, middle, 2));
    }
    long evaluated = ToySweep.EVALUATED.get();
    ToySweep.run(out.toString(), spark);

    assertThat(ToySweep.EVALUATED).hasValue(evaluated + 150);
  }

  @Test
  void stopsBetweenChunks() {
    try (var store = ToySweep.open(out.toString())) {
      var first = ToySweep.PLAN.chunk(0);
      store.commit(spark, first, ToySweep.rows(spark, first, 2));
      store.cancel();

      assertThatThrownBy(() -> ToySweep.finish(store, spark))
          .isInstanceOf(StoreException.Cancelled.class)
          .hasMessage("stopped with 1 of 3 chunks done; rerun the command to resume");
    }
  }

  /** Spark's exception is a checked one, of which no signature tells. */
  @Test
  void aJobThatFailsIsAFailureOfItsChunk() {
    try (var store = ToySweep.open(out.toString())) {
      assertThatThrownBy(() -> commitFailing(store))
          .isInstanceOf(StoreException.Failed.class)
          .hasMessageStartingWith("sweep s_3f2a3f2a3f2a3f2a, chunk c00000 cannot be written: ")
          .hasStackTraceContaining("point 50 is odd");

      assertThat(store.pending()).hasSize(3);
    }
  }

  @Test
  void aJobThatEndsBecauseOfACancelIsTheCancel() {
    try (var store = ToySweep.open(out.toString())) {
      cancelled = store;

      assertThatThrownBy(() -> commitFailing(store))
          .isInstanceOf(StoreException.Cancelled.class)
          .hasMessage("stopped with 0 of 3 chunks done; rerun the command to resume");
    } finally {
      cancelled = null;
    }
  }

  private void commitFailing(TableStore store) {
    var chunk = ToySweep.PLAN.chunk(0);
    ToySweep.PointObserver failing =
        point -> {
          if (point == 50) {
            if (cancelled != null) {
              cancelled.cancel();
            }
            throw new IllegalStateException("point 50 is odd");
          }
        };
    store.commit(spark, chunk, ToySweep.rows(spark, chunk, 2, failing));
  }

  @Test
  void publishesNothingWhenRowsAreMissing() {
    var chunk = ToySweep.PLAN.chunk(0);
    try (var store = ToySweep.open(out.toString())) {
      assertThatThrownBy(
              () ->
                  store.commit(
                      spark, chunk, t -> ToySweep.rows(spark, chunk, 2).apply(t).limit(150)))
          .isInstanceOf(StoreException.Damaged.class)
          .hasMessage("chunk c00000: 170 rows were counted, 150 are in its files");

      assertThat(store.pending()).hasSize(3);
      assertThat(out.resolve("results")).doesNotExist();
    }
  }

  @Test
  void publishesNoPointsOfAnotherChunk() {
    var chunk = ToySweep.PLAN.chunk(0);
    var other = ToySweep.PLAN.chunk(1);
    try (var store = ToySweep.open(out.toString())) {
      assertThatThrownBy(() -> store.commit(spark, chunk, ToySweep.rows(spark, other, 1)))
          .isInstanceOf(StoreException.Damaged.class);
    }
  }

  @Test
  void refusesOtherColumns() {
    var chunk = ToySweep.PLAN.chunk(0);
    try (var store = ToySweep.open(out.toString())) {
      assertThatThrownBy(
              () ->
                  store.commit(
                      spark, chunk, t -> ToySweep.rows(spark, chunk, 2).apply(t).drop("gated")))
          .isInstanceOf(StoreException.Refused.class)
          .hasMessageStartingWith("the rows have columns [config_index BIGINT NOT NULL, ");
    }
  }

  @Test
  void refusesToContinueWithOtherChunks() {
    ToySweep.run(out.toString(), spark);
    var plan = new ChunkPlan(0, 250, 50, 2);

    assertThatThrownBy(
            () ->
                TableStore.open(
                    out.toString(),
                    ToySweep.IDENTITY,
                    plan,
                    ToySweep.SCHEMA,
                    LockPolicy.RESPECT,
                    notice -> {}))
        .isInstanceOf(StoreException.Refused.class)
        .hasMessageStartingWith("sweep s_3f2a3f2a3f2a3f2a was started with plan = ");
  }

  @Test
  void refusesObjectStoresThatWereNotTested() {
    assertThatThrownBy(() -> ToySweep.open("gs://bucket/out"))
        .isInstanceOf(StoreException.Refused.class)
        .hasMessageContaining("a local path, hdfs: or s3a:");
  }

  @Test
  void namesWhatS3Needs() {
    assertThatThrownBy(() -> ToySweep.open("s3a://bucket/out"))
        .isInstanceOf(StoreException.Refused.class)
        .hasMessageContaining("--packages org.apache.hadoop:hadoop-aws:3.5.0");
  }

  @Test
  void isNotCompleteBeforeItsChunksAre() {
    try (var store = ToySweep.open(out.toString())) {
      assertThatThrownBy(store::complete).hasMessage("3 chunks remaining");
    }
  }

  private List<Row> read() {
    var rows = spark.read().schema(ToySweep.SCHEMA).parquet(chunks());
    return rows.collectAsList();
  }

  private String[] chunks() {
    var chunks = new ArrayList<String>();
    var layout = new Layout(Table.RESULTS, ToySweep.IDENTITY.id());
    for (int i = 0; i < ToySweep.PLAN.chunkCount(); i++) {
      chunks.add(out.resolve(layout.chunk(i)).toString());
    }
    return chunks.toArray(String[]::new);
  }
}
