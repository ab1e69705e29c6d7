package org.hcim.jobs.store;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hcim.jobs.session.SweepSession;

/** A process that resumes a toy sweep of eight chunks, and creates a file when it is about to. */
final class SoakedSweep {

  static final ChunkPlan PLAN = new ChunkPlan(0, 240, 30, 2);

  private SoakedSweep() {}

  /**
   * Resumes the sweep.
   *
   * @param arguments the directory of the table and the file
   */
  public static void main(String[] arguments) throws Exception {
    try (var session = SweepSession.open("soak", "local[2]", notice -> {})) {
      var spark = session.spark();
      spark.range(1).count(); // loads what a job needs
      Files.createFile(Path.of(arguments[1]));
      try (var store = open(arguments[0])) {
        ToySweep.finish(store, spark);
      }
    }
  }

  static TableStore open(String out) {
    return TableStore.open(
        Volume.of(out), ToySweep.IDENTITY, PLAN, ToySweep.SCHEMA, LockPolicy.RESPECT, notice -> {});
  }
}
