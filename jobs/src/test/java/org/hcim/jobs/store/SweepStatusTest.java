package org.hcim.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepStatusTest {

  private final SparkSession spark = SharedSpark.get();

  @TempDir private Path out;

  @Test
  void knowsNoSweepWhereNoneIs() {
    assertThat(SweepStatus.of(out.toString())).isEmpty();
  }

  @Test
  void followsASweep() {
    try (var store = ToySweep.open(out.toString())) {
      var first = ToySweep.PLAN.chunk(0);
      store.commit(spark, first, ToySweep.rows(spark, first, 1));

      assertThat(status().state()).isEqualTo(SweepStatus.State.RUNNING);
      assertThat(status().writer().orElseThrow()).contains("pid " + ProcessHandle.current().pid());
      assertThat(status().chunksDone()).isEqualTo(1);
      assertThat(status().chunks()).isEqualTo(3);
      assertThat(status().total()).isEqualTo(store.total());
    }
    assertThat(status().state()).isEqualTo(SweepStatus.State.UNFINISHED);
    assertThat(status().writer()).isEmpty();

    ToySweep.run(out.toString(), spark);
    assertThat(status().state()).isEqualTo(SweepStatus.State.COMPLETE);
  }

  @Test
  void asksForRoomBeforehand() {
    FreeSpace.require(out.toString(), 1);

    assertThatThrownBy(() -> FreeSpace.require(out.toString(), 1L << 60))
        .isInstanceOf(StoreException.Refused.class)
        .hasMessageContaining("the results need about 1099511627776 MiB");
  }

  private SweepStatus status() {
    return SweepStatus.of(out.toString()).get(0);
  }
}
