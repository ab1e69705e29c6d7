package org.hcim.jobs.run;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.evaluate.Constraints;
import org.hcim.jobs.frontier.FrontierException;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.frontier.SpaceFrontier;
import org.hcim.jobs.progress.Progress;
import org.hcim.jobs.progress.TaskProgress;

/**
 * The execution of a planned sweep that keeps only the Pareto-optimal designs.
 *
 * @param sweep the sweep of all designs
 * @param query the frontier
 * @param command the command that selected the designs
 */
record FrontierSweepRun(
    PlannedSweep sweep, FrontierQuery query, Execution execution, String command) {

  /** The name of the command; a repair does not re-evaluate all designs. */
  static final String COMMAND = "sweep --frontier-only";

  /** Columns whose values differ between these rows and a sweep of all designs. */
  private static final List<String> RENUMBERED = List.of("config_index", "chunk_index", "sweep_id");

  /** Evaluates all designs and commits the optimal ones. */
  FrontierSweepResult run() {
    long points = sweep.chunks().points();
    sweep.spec().cap().check(points);
    MissingColumn.requireFor(query, sweep.columns());
    RENUMBERED.stream().filter(query::names).findFirst().ifPresent(FrontierSweepRun::refuse);
    sweep.spec().warnings().forEach(execution.listener()::notice);
    sweep.out().requireDirectory();
    SpaceFrontier.Found found = execution.on(sweep.spec().name(), this::found);
    if (found.points().isEmpty()) {
      throw new RequestException(
          "no design of the spec can be compared: each breaks a rule, does not fit or lacks"
              + " an objective; hcim plan gives a reason");
    }
    var chosen = new ChosenDesigns(choose(found), query, execution, command);
    StoredSweep rows = chosen.rows();
    return new FrontierSweepResult(points, found.rows(), rows, chosen.frontier(rows));
  }

  private PlannedSweep choose(SpaceFrontier.Found found) {
    return sweep.choose(
        "frontier of %s by %s".formatted(sweep.spec().name(), query.words()),
        Optional.of(KeptRows.record(query, true)),
        found.points().stream().map(sweep.spec().space()::point).toList());
  }

  private static void refuse(String column) {
    throw new RequestException(
        ("%s must not be an objective, a group or part of where, because rows of"
                + " Pareto-optimal designs are numbered anew; use hcim sweep for all rows, then"
                + " hcim frontier")
            .formatted(column));
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
