package org.hcim.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowTallyTest {

  private static final AtomicBoolean FAILED_ONCE = new AtomicBoolean();
  private static final Chunk CHUNK = ToySweep.PLAN.chunk(0);
  private static final List<Row> ROWS =
      LongStream.range(0, CHUNK.endPoint())
          .boxed()
          .flatMap(p -> ToySweep.rowsOf(p).stream())
          .toList();

  @TempDir private Path out;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void isTheSameForEveryPartitioning(int partitions) {
    var spark = SharedSpark.get();
    try (var store = ToySweep.open(out.toString())) {
      var tally = store.commit(spark, CHUNK, ToySweep.rows(spark, CHUNK, partitions)).tally();

      assertThat(tally.fingerprint()).isEqualTo(tallyOf(ROWS).fingerprint());
      assertThat(tally.rows()).isEqualTo(ROWS.size());
      assertThat(tally.rowsByStatus()).isEqualTo(tallyOf(ROWS).rowsByStatus());
      assertThat(tally.rejectedPoints()).isEqualTo(15);
      assertThat(tally.failedRows()).isEqualTo(16);
    }
  }

  @Test
  void countsATaskThatFailsOnceOnce() {
    var spark = SharedSpark.get();
    FAILED_ONCE.set(false);
    try (var store = ToySweep.open(out.toString())) {
      var rows = ToySweep.rows(spark, CHUNK, 2, RowTallyTest::failOnceInTheMiddle);

      assertThat(store.commit(spark, CHUNK, rows).tally().fingerprint())
          .isEqualTo(tallyOf(ROWS).fingerprint());
      assertThat(FAILED_ONCE).isTrue();
    }
  }

  @Test
  void doesNotDependOnTheOrder() {
    var shuffled = new ArrayList<>(ROWS);
    Collections.shuffle(shuffled, new Random(1));

    assertThat(tallyOf(shuffled).fingerprint()).isEqualTo(tallyOf(ROWS).fingerprint());
  }

  @Test
  void seesARowThatIsThereTwice() {
    var twice = new ArrayList<>(ROWS);
    twice.add(ROWS.get(0));

    assertThat(tallyOf(twice).fingerprint()).isNotEqualTo(tallyOf(ROWS).fingerprint());
  }

  @Test
  void takesBothZerosForOne() {
    assertThat(fingerprint("a", -0.0, 1.0)).isEqualTo(fingerprint("a", 0.0, 1.0));
  }

  @Test
  void tellsNullFromZeroAndColumnsApart() {
    assertThat(fingerprint("a", null, 0.0)).isNotEqualTo(fingerprint("a", 0.0, 0.0));
    assertThat(fingerprint("a", null, 0.0)).isNotEqualTo(fingerprint("a", 0.0, null));
    assertThat(fingerprint("a", 1.0, 2.0)).isNotEqualTo(fingerprint("a", 2.0, 1.0));
  }

  @Test
  void seesWhereATextEnds() {
    assertThat(fingerprint("a", 1.0, 1.0)).isNotEqualTo(fingerprint("a\0", 1.0, 1.0));
    assertThat(fingerprint("", 1.0, 1.0)).isNotEqualTo(fingerprint("\0", 1.0, 1.0));
  }

  private static void failOnceInTheMiddle(long point) {
    if (point == 70 && FAILED_ONCE.compareAndSet(false, true)) {
      throw new IllegalStateException("the test's failure");
    }
  }

  private static Fingerprint fingerprint(String workload, Double energy, Double latency) {
    return tallyOf(List.of(RowFactory.create(1L, workload, "ok", 64, true, energy, latency)))
        .fingerprint();
  }

  private static Tally tallyOf(List<Row> rows) {
    var tally = new RowTally(ToySweep.SCHEMA);
    tally.counting(rows.iterator()).forEachRemaining(row -> {});
    return tally.value();
  }
}
