package org.hcim.jobs.run;

import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.evaluate.Constraints;
import org.hcim.jobs.frontier.FrontierException;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.frontier.SpaceFrontier;
import org.hcim.jobs.progress.Progress;
import org.hcim.jobs.progress.TaskProgress;

/**
 * The execution of a planned sweep that keeps the Pareto-optimal designs only.
 *
 * @param sweep of all designs
 * @param query the frontier
 * @param command the command that chose the designs
 */
record FrontierSweepRun(
    PlannedSweep sweep, FrontierQuery query, Execution execution, String command) {

  /** The name of the command; a repair does not evaluate all designs again. */
  static final String COMMAND = "sweep --frontier-only";

  /** Evaluates all designs and commits those found. */
  FrontierSweepResult run() {
    long points = sweep.chunks().points();
    sweep.spec().cap().check(points);
    MissingColumn.requireFor(query, sweep.columns());
    sweep.spec().warnings().forEach(execution.listener()::notice);
    sweep.out().requireDirectory();
    SpaceFrontier.Found found = execution.on(sweep.spec().name(), this::found);
    if (found.points().isEmpty()) {
      throw new RequestException(
          "no design of the spec competes: each breaks a rule, does not fit or lacks an objective");
    }
    PlannedSweep chosen =
        sweep.choose(
            "frontier of %s by %s".formatted(sweep.spec().name(), query.objectives()),
            found.points().stream().map(sweep.spec().space()::point).toList());
    StoredSweep stored = new SweepRun(chosen, execution, command).run().sweep();
    FrontierResult frontier = Frontier.of(stored).query(query).run(execution);
    return new FrontierSweepResult(points, found.rows(), stored, frontier);
  }

  private SpaceFrontier.Found found(SparkSession spark) {
    Constraints constraints = sweep.constraints(spark);
    sweep.calibration().ifPresent(calibration -> calibration.run(spark, execution));
    long points = sweep.chunks().points();
    try (Progress progress = execution.listener().progress("points", points, 0)) {
      var tasks = new TaskProgress(progress, points, 0);
      spark.sparkContext().addSparkListener(tasks);
      try {
        SpaceFrontier.Found found = SpaceFrontier.of(spark, sweep.input(), constraints, query);
        progress.reached(points);
        return found;
      } catch (FrontierException e) {
        throw new RequestException(e.getMessage());
      } catch (Constraints.RuleException e) {
        throw WrongRule.in(sweep.spec(), e);
      } finally {
        spark.sparkContext().removeSparkListener(tasks);
      }
    }
  }
}
