package org.hcim.jobs.cli;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.progress.Progress;
import org.hcim.jobs.simulate.PlannedSimulation;
import org.hcim.jobs.simulate.SimulationJob;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.jobs.store.TableStore;
import org.hcim.jobs.table.SimulationSchema;
import org.hcim.jobs.table.Tables;

/**
 * A simulation that a user waits for.
 *
 * @param messages where progress and notices go
 */
record SimulationCommandRun(SparkSession spark, PlannedSimulation planned, PrintStream messages) {

  /** The rows; with a directory they are committed there, and what is there is not run again. */
  List<Row> rows(String out, boolean stealLock) {
    if (out == null) {
      return uncommitted();
    }
    commit(out, stealLock ? LockPolicy.STEAL_STALE : LockPolicy.RESPECT);
    OutOption.writeViews(out);
    return new Tables(spark, out)
        .simulations(planned.identity().sweepId()).collectAsList().stream()
            .sorted(Comparator.comparingLong(row -> row.<Long>getAs("config_index")))
            .toList();
  }

  @SuppressWarnings("try") // a cancellation acts by being open
  private List<Row> uncommitted() {
    try (Cancellation cancellation =
        Cancellation.armed("cancelled; nothing is kept without --out")) {
      cancellation.stops(spark);
      try (Progress progress = progress(0);
          var job = new SimulationJob(spark, planned, progress)) {
        return job.rows();
      }
    }
  }

  @SuppressWarnings("try") // a cancellation acts by being open
  private void commit(String out, LockPolicy policy) {
    try (Cancellation cancellation = Cancellation.armed();
        TableStore store =
            TableStore.open(
                out,
                planned.identity(),
                planned.plan(),
                SimulationSchema.structType(),
                policy,
                messages::println)) {
      cancellation.stops(spark, store);
      long left = store.pending().stream().mapToLong(chunk -> chunk.points()).sum();
      if (left == 0) {
        messages.println("nothing to do: " + planned.identity().sweepId() + " is complete");
      } else {
        try (Progress progress = progress(planned.runs().size() - left);
            var job = new SimulationJob(spark, planned, progress)) {
          job.commit(store);
        }
      }
      store.complete();
    }
  }

  private Progress progress(long runsDone) {
    long images = planned.images().images().count();
    return Progress.on(
        messages,
        Boolean.getBoolean("hcim.tty"),
        "images",
        images * planned.runs().size(),
        images * runsDone);
  }
}
