package org.hcim.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableSnapshotTest {

  private static final long NO_PROCESS = 99_999_999;

  private final SparkSession spark = SharedSpark.get();

  @TempDir private Path out;

  @Test
  void knowsNoSweepWhereNoneIs() {
    assertThat(TableSnapshot.of(out.toString())).isEmpty();
  }

  @Test
  void followsASweep() {
    try (var store = ToySweep.open(out.toString())) {
      var first = ToySweep.PLAN.chunk(0);
      store.commit(spark, first, ToySweep.rows(spark, first, 1));

      assertThat(status().state()).isEqualTo(TableSnapshot.State.RUNNING);
      assertThat(status().writer().orElseThrow()).contains("pid " + ProcessHandle.current().pid());
      assertThat(status().chunksDone()).isEqualTo(1);
      assertThat(status().chunks()).isEqualTo(3);
      assertThat(status().total()).isEqualTo(store.total());
    }
    assertThat(status().state()).isEqualTo(TableSnapshot.State.UNFINISHED);
    assertThat(status().writer()).isEmpty();

    ToySweep.run(out.toString(), spark);
    assertThat(status().state()).isEqualTo(TableSnapshot.State.COMPLETE);
  }

  @Test
  void tellsAWriterThatIsGone() throws IOException {
    ToySweep.run(out.toString(), spark);
    LockHolder me = LockHolder.here();
    Volume volume = Volume.of(out.toString());
    String lock = Layout.all(volume, Table.RESULTS).get(0).lock();
    var killed =
        new LockHolder("t", me.host(), me.pidSpace(), NO_PROCESS, me.startedAt(), me.heartbeatAt());

    volume.createNew(lock, Json.write(killed));
    assertThat(status().writer().orElseThrow())
        .startsWith("pid 99999999 on ")
        .endsWith("which is no longer running; the next run takes over");
  }

  @Test
  void readsOneTableWithoutTheRecordsOfOthers() throws IOException {
    ToySweep.run(out.toString(), spark);
    String id = status().id();
    Volume volume = Volume.of(out.toString());
    volume.createNew(new Layout(Table.RESULTS, "s_other").run(), new byte[] {'x'});
    List<String> events = new ArrayList<>();
    var observed = new ObservedVolume(volume, events::add, "file");

    assertThat(TableSnapshot.of(out.toString(), observed, Table.RESULTS, id)).isPresent();
    assertThat(TableSnapshot.of(out.toString(), observed, Table.RESULTS, "s_none")).isEmpty();
    assertThat(TableSnapshot.of(out.toString(), observed, Table.RESULTS, "../" + id)).isEmpty();
    assertThat(events).isNotEmpty().noneMatch(event -> event.contains("s_other"));
  }

  @Test
  void asksForRoomBeforehand() {
    FreeSpace.require(out.toString(), 1);

    assertThatThrownBy(() -> FreeSpace.require(out.toString(), 1L << 60))
        .isInstanceOf(StoreException.Refused.class)
        .hasMessageContaining("the rows need about 1099511627776 MiB");
  }

  private TableSnapshot status() {
    return TableSnapshot.of(out.toString()).get(0);
  }
}
