package org.hcim.jobs.run;

import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.evaluate.Constraints;
import org.hcim.jobs.evaluate.FailureBudget;
import org.hcim.jobs.evaluate.SweepJob;
import org.hcim.jobs.progress.Progress;
import org.hcim.jobs.progress.TaskProgress;
import org.hcim.jobs.store.ChunkPlan;
import org.hcim.jobs.store.StoreException;
import org.hcim.jobs.store.TableStore;

/**
 * The execution of a planned sweep.
 *
 * @param command the command that selected the designs
 */
record SweepRun(PlannedSweep sweep, Execution execution, String command) {

  SweepRun(PlannedSweep sweep, Execution execution) {
    this(sweep, execution, "sweep");
  }

  /** Evaluates the remaining points and completes the sweep. */
  SweepResult run() {
    sweep.spec().cap().check(sweep.chunks().points());
    FailureBudget budget = sweep.failureBudget();
    sweep.spec().warnings().forEach(execution.listener()::notice);
    Output out = sweep.out();
    var completed = sweep.completed();
    if (completed.isPresent() && isAsCommitted(completed.get())) {
      return new SweepResult(completed.get(), true);
    }
    out.requireDirectory();
    out.changesFromLatest(sweep).forEach(execution.listener()::notice);
    execution.on(sweep.spec().name(), spark -> evaluate(spark, budget));
    out.writeViews();
    return new SweepResult(out.sweep(sweep.identity().id()), false);
  }

  /**
   * Returns whether a stored sweep matches its commit records. Sizes have already been compared;
   * hashes are compared on request.
   */
  private boolean isAsCommitted(StoredSweep stored) {
    return sweep.request().check() == Sweep.Check.SIZES || stored.status().changedFiles().isEmpty();
  }

  @SuppressWarnings("try") // the registration only has to be open
  private TableStore evaluate(SparkSession spark, FailureBudget budget) {
    ChunkPlan plan = sweep.chunks();
    Constraints constraints = sweep.constraints(spark);
    sweep.calibration().ifPresent(calibration -> calibration.run(spark, execution));
    try (TableStore store =
            TableStore.open(
                sweep.out().location(),
                sweep.identity(),
                plan,
                sweep.columns().type(),
                sweep.request().lock(),
                execution.listener()::notice);
        var stop = execution.cancellation().onRequest(store::cancel)) {
      store.keepSource(sweep.source(command));
      new RequiredSpace(sweep, spark, constraints).require(store.pending());
      evaluate(spark, constraints, store, budget);
      store.complete();
      return store;
    }
  }

  private void evaluate(
      SparkSession spark, Constraints constraints, TableStore store, FailureBudget budget) {
    ChunkPlan plan = sweep.chunks();
    int partitions = spark.sparkContext().defaultParallelism();
    long done = pointsOf(store, plan);
    try (Progress progress = execution.listener().progress("points", plan.points(), done)) {
      var tasks = new TaskProgress(progress, plan.points(), done);
      spark.sparkContext().addSparkListener(tasks);
      try {
        SweepJob.run(spark, store, sweep.input(), constraints, partitions, budget, record -> {});
      } catch (StoreException.Failed | Constraints.RuleException e) {
        throw sweep.explained(e, spark, constraints);
      } finally {
        spark.sparkContext().removeSparkListener(tasks);
      }
      progress.reached(plan.points());
    }
  }

  private static long pointsOf(TableStore store, ChunkPlan plan) {
    long left = store.pending().stream().mapToLong(chunk -> chunk.points()).sum();
    return plan.points() - left;
  }
}
