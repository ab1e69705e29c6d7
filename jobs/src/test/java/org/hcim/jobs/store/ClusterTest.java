package org.hcim.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.jobs.store.PointFault.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens to the executors of a cluster, the driver ends with the same rows. */
@Tag("cluster")
class ClusterTest {

  private static Fingerprint golden;

  @TempDir private Path directory;
  private LocalCluster cluster;
  private Path out;

  @BeforeAll
  static void runInThisProcess(@TempDir Path here) {
    golden = ToySweep.run(here.toString(), SharedSpark.get()).total().fingerprint();
  }

  @BeforeEach
  void prepare() throws IOException {
    cluster = new LocalCluster(directory.resolve("spark"));
    out = directory.resolve("out");
  }

  @AfterEach
  void end() {
    cluster.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "EXECUTOR_HALTS", "BLOCK_MANAGER_IS_LOST", "OUT_OF_MEMORY"})
  void anExecutorOfTwoIsHarmed(Kind kind) throws Exception {
    sweeps(LocalCluster.embedded(2), kind);
  }

  /** The straggler's second attempt, on the other host, ends first; Spark interrupts the first. */
  @ParameterizedTest
  @EnumSource(names = {"NONE", "EXECUTOR_AND_WORKER_HALT", "STRAGGLES"})
  @EnabledOnOs(OS.LINUX) // a loopback address for each worker
  void aWorkerOfTwoIsLostOrSlow(Kind kind) throws Exception {
    sweeps(cluster.standalone(2), kind);
  }

  /** The task cannot be interrupted, and has the only core. */
  @Test
  void aSpinningPointOfACanceledSweepLosesItsExecutor() throws Exception {
    sweeps(LocalCluster.embedded(1), Kind.SPINS);

    assertThat(cluster.output("driver")).contains("stopped with 1 of 3 chunks done");
  }

  private void sweeps(String master, Kind kind) throws Exception {
    int code = cluster.drive("driver", ClusterSweep.class, master, out.toString(), kind.name());

    assertThat(code).as(cluster.output("driver")).isZero();
    assertThat(Files.exists(Path.of(out + ".marker"))).isTrue();
    assertThat(Files.exists(PointFault.again(out + ".marker"))).isEqualTo(kind.isEvaluatedAgain());
    var snapshot = TableSnapshot.of(out.toString()).get(0);
    assertThat(snapshot.state()).isEqualTo(TableSnapshot.State.COMPLETE);
    assertThat(snapshot.total().fingerprint()).isEqualTo(golden);
    assertThat(Verification.of(out.toString(), ToySweep.IDENTITY.id()).problems()).isEmpty();
  }
}
