package org.hcim.jobs.cli;

import java.io.PrintStream;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.evaluate.Constraints;
import org.hcim.jobs.evaluate.FailureBudget;
import org.hcim.jobs.evaluate.SweepJob;
import org.hcim.jobs.progress.Progress;
import org.hcim.jobs.progress.TaskProgress;
import org.hcim.jobs.store.ChunkPlan;
import org.hcim.jobs.store.FreeSpace;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.jobs.store.StoreException;
import org.hcim.jobs.store.TableStore;
import org.hcim.jobs.table.ResultSchema;

/**
 * A sweep that a user waits for: with its progress, and signals that end it in order.
 *
 * @param out the output directory
 * @param messages where progress and notices go
 */
record SweepRun(SparkSession spark, PlannedSweep sweep, String out, PrintStream messages) {

  /** An upper estimate, for the check of free space only; `hcim plan` measures it. */
  private static final long MAX_BYTES_PER_ROW = 300;

  /** Evaluates what is left and completes the sweep. */
  @SuppressWarnings("try") // a cancellation acts by being open
  void toTheEnd(FailureBudget budget, LockPolicy policy) {
    ChunkPlan plan = sweep.plan();
    Constraints constraints = sweep.constraints(spark);
    try (Cancellation cancellation = Cancellation.armed();
        TableStore store =
            TableStore.open(
                out,
                sweep.identity(),
                plan,
                ResultSchema.structType(),
                policy,
                messages::println)) {
      cancellation.stops(spark, store);
      long left = plan.points() - pointsOf(store, plan);
      FreeSpace.require(out, left * plan.rowsPerPoint() * MAX_BYTES_PER_ROW);
      evaluate(plan, constraints, store, budget);
      store.complete();
    }
    OutOption.writeViews(out);
  }

  private void evaluate(
      ChunkPlan plan, Constraints constraints, TableStore store, FailureBudget budget) {
    int partitions = spark.sparkContext().defaultParallelism();
    long done = pointsOf(store, plan);
    boolean terminal = Boolean.getBoolean("hcim.tty");
    try (Progress progress = Progress.on(messages, terminal, plan.points(), done)) {
      double pointsPerTask = (double) Math.min(plan.pointsPerChunk(), plan.points()) / partitions;
      var listener = new TaskProgress(progress, plan.points(), done, pointsPerTask);
      spark.sparkContext().addSparkListener(listener);
      try {
        SweepJob.run(spark, store, sweep.input(), constraints, partitions, budget, record -> {});
      } catch (StoreException.Failed e) {
        throw sweep.explained(e, spark, constraints);
      } finally {
        spark.sparkContext().removeSparkListener(listener);
      }
      progress.reached(plan.points());
    }
  }

  private static long pointsOf(TableStore store, ChunkPlan plan) {
    long left = store.pending().stream().mapToLong(chunk -> chunk.points()).sum();
    return plan.points() - left;
  }
}
