package org.hcim.jobs.run;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.accuracy.AccuracyTable;
import org.hcim.jobs.accuracy.CalibrationOutcome;
import org.hcim.jobs.accuracy.MeasuredAccuracies;
import org.hcim.jobs.calibrate.CalibrationJob;
import org.hcim.jobs.calibrate.CalibrationPlan;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableIdentity;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.store.TableStore;
import org.hcim.jobs.table.AccuracySchema;

/**
 * The calibrations of a sweep, stored as a table {@code accuracy} in its output directory.
 *
 * @param sweep a sweep with calibrated accuracies
 */
record SweepCalibration(PlannedSweep sweep, CalibrationPlan plan) {

  /** The calibrations of a sweep; empty if its accuracies have another source. */
  static Optional<SweepCalibration> of(PlannedSweep sweep) {
    return CalibrationPlan.of(sweep.spec(), sweep.out()::stages)
        .map(plan -> new SweepCalibration(sweep, plan));
  }

  private TableIdentity identity() {
    return plan.identity(sweep.identity().gitSha());
  }

  /** The accuracies; none before the calibration is complete. */
  MeasuredAccuracies accuracies() {
    String id = identity().id();
    return isComplete() ? AccuracyTable.load(sweep.out().location(), id) : MeasuredAccuracies.NONE;
  }

  /** Returns whether all calibrations are committed. */
  boolean isComplete() {
    return TableSnapshot.of(sweep.out().location(), Table.ACCURACY, identity().id())
        .filter(table -> table.state() == TableSnapshot.State.COMPLETE)
        .isPresent();
  }

  /**
   * Runs the remaining trainings and calibrations; results of earlier sweeps in the directory are
   * reused.
   */
  @SuppressWarnings("try") // the registration only has to be open
  void run(SparkSession spark, Execution execution) {
    if (isComplete()) {
      return;
    }
    String out = sweep.out().location();
    Map<String, CalibrationOutcome> known = CalibrationOutcome.in(out);
    try (TableStore store =
            TableStore.open(
                out,
                identity(),
                plan.chunks(),
                AccuracySchema.SCHEMA.type(),
                sweep.request().lock(),
                execution.listener()::notice);
        var stop = execution.cancellation().onRequest(store::cancel)) {
      Listener listener = execution.listener();
      new CalibrationJob(spark, plan, identity(), known, listener::progress, listener::notice)
          .run(store);
    }
  }
}
