package org.hcim.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever creation, rename or deletion fails, the next run ends with the same rows. */
class FaultTest {

  private static final ChunkPlan PLAN = new ChunkPlan(0, 60, 30, 2);

  private final SparkSession spark = SharedSpark.get();

  @TempDir private Path directory;

  @BeforeEach
  void useFaultFs() {
    spark.sparkContext().hadoopConfiguration().set("fs.fault.impl", FaultFs.class.getName());
  }

  @AfterEach
  void failNoMore() {
    FaultFs.failAt(-1);
  }

  @Test
  void losesNothingAtSomeChanges() {
    failAtEach(7);
  }

  @Test
  @Tag("slow")
  void losesNothingAtAnyChange() {
    failAtEach(1);
  }

  private void failAtEach(int step) {
    FaultFs.failAt(-1);
    var golden = runOn(directory.resolve("golden"));
    int changes = FaultFs.changes();

    assertThat(changes).isGreaterThan(20);
    for (int k = 0; k < changes; k += step) {
      var out = directory.resolve("fault" + k);
      FaultFs.failAt(k);
      runIgnoringTheFault(out);
      FaultFs.failAt(-1);
      assertResumesTo(golden, out);
    }
  }

  private void assertResumesTo(Completion golden, Path out) {
    try (var store = open(out)) {
      long left = store.pending().stream().mapToLong(Chunk::points).sum();
      long before = ToySweep.EVALUATED.get();
      assertThat(ToySweep.finish(store, spark).total().fingerprint())
          .isEqualTo(golden.total().fingerprint());
      assertThat(ToySweep.EVALUATED).hasValue(before + left);
    }
    var verification = Verification.of(out.toString(), ToySweep.IDENTITY.id());
    assertThat(verification.problems()).isEmpty();
    assertThat(verification.fingerprint()).isEqualTo(golden.total().fingerprint());
  }

  private void runIgnoringTheFault(Path out) {
    try {
      runOn(out);
    } catch (StoreException e) {
      assertThat(e).hasMessageContaining("cannot be");
    }
  }

  private Completion runOn(Path out) {
    try (var store = open(out)) {
      return ToySweep.finish(store, spark);
    }
  }

  private static TableStore open(Path out) {
    var volume =
        new ObservedVolume(LocalVolume.of(out.toString()), FaultFs::change, FaultFs.SCHEME);
    return TableStore.open(
        volume, ToySweep.IDENTITY, PLAN, ToySweep.SCHEMA, LockPolicy.RESPECT, notice -> {});
  }
}
