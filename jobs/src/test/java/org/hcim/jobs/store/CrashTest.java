package org.hcim.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.session.ChildJvm;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.jobs.store.CrashingSweep.Death;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever the process is killed, the next run ends with the same rows and repeats no chunk. */
class CrashTest {

  @TempDir private static Path goldenOut;
  private static Completion golden;

  private final SparkSession spark = SharedSpark.get();

  @TempDir private Path directory;

  @BeforeAll
  static void runUndisturbed() {
    golden = ToySweep.run(goldenOut.toString(), SharedSpark.get());
  }

  @ParameterizedTest
  @CsvSource({"MID_WRITE, 1, 150", "AFTER_RENAME, 0, 250", "AFTER_RECORD, 2, 0"})
  void resumes(Death death, int chunk, long pointsLeft) throws Exception {
    killAndResume(death, chunk, pointsLeft);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("slow")
  void resumesWhereverItIsKilled(Death death) throws Exception {
    for (var chunk : ToySweep.PLAN.chunks()) {
      int done = chunk.index() + (death == Death.AFTER_RECORD ? 1 : 0);
      killAndResume(death, chunk.index(), Math.max(0, 250 - 100L * done));
    }
  }

  private void killAndResume(Death death, int chunk, long pointsLeft)
      throws IOException, InterruptedException {
    var out = directory.resolve(death + "-" + chunk);
    var output = directory.resolve("output").toFile();
    var process =
        ChildJvm.start(
            CrashingSweep.class, output, out.toString(), death.name(), String.valueOf(chunk));
    assertThat(process.waitFor()).as("%s", output).isEqualTo(137);

    long before = ToySweep.EVALUATED.get();
    var completion = ToySweep.run(out.toString(), spark);

    assertThat(ToySweep.EVALUATED).hasValue(before + pointsLeft);
    assertThat(completion.total().fingerprint()).isEqualTo(golden.total().fingerprint());
    assertThat(Verification.of(out.toString(), ToySweep.IDENTITY.id()).problems()).isEmpty();
  }
}
