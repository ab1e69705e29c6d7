package org.hcim.jobs.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.compare.ComparedRun;
import org.hcim.jobs.compare.RegressionGates;
import org.hcim.jobs.compare.RunComparison;
import org.hcim.jobs.evaluate.FailureBudget;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.nightly.History;
import org.hcim.jobs.nightly.NightlyRecord;
import org.hcim.jobs.nightly.PinnedBox;
import org.hcim.jobs.nightly.Retention;
import org.hcim.jobs.report.Report;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.jobs.store.TableStatus;
import org.hcim.sweeps.pareto.ReferenceBox;
import org.hcim.sweeps.regression.Gates;
import org.hcim.sweeps.regression.Verdict;
import org.hcim.sweeps.spec.FrontierSpec;

/**
 * One nightly run: sweep, frontier, comparison, report, history.
 *
 * @param store the directory of all runs
 * @param name the run's name
 * @param messages where progress and notices go
 */
record NightRun(
    SparkSession spark, PlannedSweep sweep, String store, String name, PrintStream messages) {

  private static final int SHOWN_RUNS = 30;

  /** The run's output directory. */
  String out() {
    return Retention.out(store, name);
  }

  NightlyRecord toTheEnd() {
    new SweepRun(spark, sweep, out(), messages)
        .toTheEnd(FailureBudget.UNLIMITED, LockPolicy.STEAL_STALE);
    ComparedRun run = ComparedRun.of(spark, out(), status(), Optional.of(frontier()));
    History history = History.of(store);
    Optional<NightlyRecord> passing = history.lastPassingBefore(name);
    Optional<RunComparison> comparison =
        passing.flatMap(this::earlier).map(before -> RunComparison.between(before, run));
    var reporting = new ReportRun(spark, out(), status(), sweep.file().toString());
    Report report = reporting.gather(verdicts(run, comparison), comparison);
    NightlyRecord record =
        NightlyRecord.of(
            name,
            Instant.now().toString(),
            run,
            sweep.identity().gitSha(),
            comparison.flatMap(compared -> passing),
            report.verdicts());
    History known = history.with(record);
    reporting.write(
        report.withHistory(known.last(SHOWN_RUNS).stream().map(NightlyRecord::past).toList()));
    known.save(store);
    return record;
  }

  private List<Verdict> verdicts(ComparedRun run, Optional<RunComparison> comparison) {
    Gates gates = sweep.spec().gates();
    return comparison
        .map(compared -> RegressionGates.of(gates, compared))
        .orElseGet(
            () ->
                RegressionGates.withoutBaseline(
                    gates, run.status(), "no earlier passing run in this store"));
  }

  /** In the box of the spec, or in one that the first run pins for all others. */
  private FrontierOutcome frontier() {
    FrontierSpec section = sweep.spec().frontier();
    TableStatus status = status();
    Optional<ReferenceBox> box = PinnedBox.in(store).flatMap(pin -> pin.boxFor(section));
    if (section.box().isEmpty() && box.isEmpty()) {
      var first = FrontierCommand.run(spark, out(), status, FrontierOptions.query(section, box));
      Optional<PinnedBox> pin = PinnedBox.around(section, first, name);
      if (pin.isEmpty()) {
        return first;
      }
      pin.get().save(store);
      box = pin.get().boxFor(section);
    }
    return FrontierCommand.run(spark, out(), status, FrontierOptions.query(section, box));
  }

  private TableStatus status() {
    return ChosenSweep.status(out(), sweep.identity().sweepId());
  }

  /** An earlier run, if its tables are still there. */
  private Optional<ComparedRun> earlier(NightlyRecord run) {
    String directory = Retention.out(store, run.name());
    return TableStatus.of(directory).stream()
        .filter(status -> status.sweepId().equals(run.sweepId()))
        .findFirst()
        .map(status -> ComparedRun.of(spark, directory, status, Optional.of(run.frontier())));
  }
}
