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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever call of the file system fails, readers see whole chunks, and the next run ends with the
 * same rows.
 */
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
    FaultFs.failAt(-1, "");
  }

  /** Reasons as operating systems give them. */
  enum Reason {
    NO_SPACE("No space left on device"),
    IO_ERROR("Input/output error");

    private final String message;

    Reason(String message) {
      this.message = message;
    }
  }

  @Test
  void losesNothingAtSomeCalls() {
    failAtEach(9, Reason.NO_SPACE);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("faults")
  void losesNothingAtAnyCall(Reason reason) {
    failAtEach(1, reason);
  }

  private void failAtEach(int step, Reason reason) {
    FaultFs.failAt(-1, "");
    var golden = runOn(directory.resolve("golden"));
    int calls = FaultFs.changes();

    assertThat(calls).isGreaterThan(50);
    for (int k = 0; k < calls; k += step) {
      var out = directory.resolve("fault" + k);
      FaultFs.failAt(k, reason.message);
      runIgnoringTheFault(out);
      FaultFs.failAt(-1, "");
      assertReadersSeeWholeChunks(out);
      assertResumesTo(golden, out);
    }
    System.out.printf("%s at each of %d calls, in steps of %d%n", reason, calls, step);
  }

  /** After a failed run, before anything mends it. */
  private static void assertReadersSeeWholeChunks(Path out) {
    for (var sweep : TableSnapshot.of(out.toString())) {
      assertThat(sweep.files()).hasSizeBetween(0, 2 * PLAN.chunkCount());
      assertThat(sweep.problems()).isEmpty();
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
