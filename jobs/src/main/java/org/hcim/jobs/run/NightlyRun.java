package org.hcim.jobs.run;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.compare.ComparedRun;
import org.hcim.jobs.compare.RegressionGates;
import org.hcim.jobs.compare.RunComparison;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.nightly.History;
import org.hcim.jobs.nightly.NightlyRecord;
import org.hcim.jobs.nightly.PinnedBox;
import org.hcim.jobs.nightly.Retention;
import org.hcim.jobs.report.Report;
import org.hcim.jobs.store.DirectoryLock;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.sweeps.pareto.ReferenceBox;
import org.hcim.sweeps.regression.Gates;
import org.hcim.sweeps.regression.Verdict;
import org.hcim.sweeps.spec.FrontierSpec;
import org.hcim.sweeps.yaml.SpecException;

/**
 * One nightly run: a separate sweep, its frontier, gates against the last passing run, a report and
 * a history record.
 *
 * @param spec the YAML file, including its sections {@code frontier} and {@code gates}
 * @param store the directory of the nightly runs and their history
 * @param name the run's name, such as {@code 2026-11-25}; default today's date (UTC)
 * @param keep number of runs whose tables are kept; those of the last passing run always are
 */
public record NightlyRun(Path spec, String store, String name, int keep)
    implements Program<NightlyRun.Result> {

  /** A run on a schedule has no user to take over the locks of a run that died. */
  private static final LockPolicy LOCK = LockPolicy.STEAL_STALE;

  private static final int SHOWN_RUNS = 30;
  private static final int DEFAULT_KEEP = 30;

  public NightlyRun {
    if (keep < 1) {
      throw RequestException.of("keep", "keep (" + keep + ") must be at least 1");
    }
    if (!name.matches("[0-9a-z][0-9a-z._-]{0,63}")) {
      throw RequestException.of(
          "night",
          "night ("
              + name
              + ") must be a name: lower-case letters, digits, '.', '_' and '-', such as 2026-11-25");
    }
  }

  /**
   * The result of a nightly run.
   *
   * @param out its output directory
   */
  public record Result(NightlyRecord record, String out) {}

  /** The run for today's date. */
  public static NightlyRun of(Path spec, String store) {
    return new NightlyRun(spec, store, LocalDate.now(ZoneOffset.UTC).toString(), DEFAULT_KEEP);
  }

  /** Returns this run with another name. */
  public NightlyRun name(String other) {
    return new NightlyRun(spec, store, other, keep);
  }

  /** Returns this run with another number of runs whose tables are kept. */
  public NightlyRun keep(int runs) {
    return new NightlyRun(spec, store, name, runs);
  }

  /** Executes the run under a lock: runs share the history and the hypervolume box. */
  @Override
  public Result run(Execution execution) {
    PlannedSweep sweep = Sweep.of(spec).into(out(name)).lock(LOCK).plan();
    requireColumns(sweep, execution);
    try (var lock =
        DirectoryLock.take(store, "nightly store " + store, LOCK, execution.listener()::notice)) {
      return run(sweep, execution, lock);
    }
  }

  /**
   * Refuses a sweep whose frontier or report would fail after it.
   *
   * @throws RequestException when rows will lack a column
   * @throws SpecException when the condition on rows is invalid
   */
  private static void requireColumns(PlannedSweep sweep, Execution execution) {
    MissingColumn.requireFor(query(sweep.spec().frontier()), sweep.columns());
    MissingColumn.require(Report.requiredColumns(), sweep.columns());
    if (sweep.spec().frontier().where().isPresent()) {
      execution.on("nightly", spark -> FrontierSection.checked(sweep.spec(), spark));
    }
  }

  private Result run(PlannedSweep sweep, Execution execution, DirectoryLock lock) {
    StoredSweep stored = new SweepRun(sweep, execution).run().sweep();
    FrontierOutcome frontier = frontier(sweep, stored, execution, lock);
    NightlyRecord record =
        execution.on(
            "nightly",
            spark ->
                report(
                    sweep,
                    stored,
                    stored.compared(spark, Optional.of(frontier)),
                    execution,
                    spark,
                    lock));
    lock.check();
    Retention.prune(store, keep);
    return new Result(record, out(name));
  }

  /** Compares with the last passing run, writes the report and adds the record to the history. */
  private NightlyRecord report(
      PlannedSweep sweep,
      StoredSweep stored,
      ComparedRun run,
      Execution execution,
      SparkSession spark,
      DirectoryLock lock) {
    History history = History.of(store);
    Optional<NightlyRecord> passing = history.lastPassingBefore(name);
    Optional<RunComparison> comparison =
        passing
            .flatMap(earlier -> earlier(earlier, spark))
            .map(before -> RunComparison.between(before, run));
    SweepReport reporting =
        SweepReport.of(stored)
            .spec(spec.toString())
            .maxLoss(sweep.spec().frontier().maxLoss())
            .lock(LOCK);
    Report report =
        reporting.gather(execution, spark, verdicts(sweep, run, comparison), comparison);
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
        report.withHistory(known.last(SHOWN_RUNS).stream().map(NightlyRecord::past).toList()),
        spark);
    lock.check();
    known.save(store);
    return record;
  }

  private static List<Verdict> verdicts(
      PlannedSweep sweep, ComparedRun run, Optional<RunComparison> comparison) {
    Gates gates = sweep.spec().gates();
    return comparison
        .map(compared -> RegressionGates.of(gates, compared))
        .orElseGet(
            () ->
                RegressionGates.withoutBaseline(
                    gates, run.status(), "no earlier passing run in this store"));
  }

  /**
   * The frontier, measured in the spec's hypervolume box or in one that the first run pins for all
   * later ones.
   */
  private FrontierOutcome frontier(
      PlannedSweep sweep, StoredSweep stored, Execution execution, DirectoryLock lock) {
    FrontierSpec section = sweep.spec().frontier();
    FrontierQuery query = query(section);
    Optional<ReferenceBox> box = PinnedBox.in(store).flatMap(pin -> pin.boxFor(section));
    if (section.box().isEmpty() && box.isEmpty()) {
      FrontierOutcome first = new Frontier(stored, query, LOCK).run(execution).outcome();
      Optional<PinnedBox> pin = PinnedBox.around(section, first, name);
      if (pin.isEmpty()) {
        return first;
      }
      lock.check();
      pin.get().save(store);
      box = pin.get().boxFor(section);
    }
    FrontierQuery measured =
        section.box().isPresent() || box.isEmpty()
            ? query
            : query.box(box.get().ideal(), box.get().reference());
    return new Frontier(stored, measured, LOCK).run(execution).outcome();
  }

  private static FrontierQuery query(FrontierSpec section) {
    try {
      return FrontierQuery.of(section);
    } catch (IllegalArgumentException e) {
      throw new RequestException("frontier: " + e.getMessage());
    }
  }

  /** An earlier run, if its tables still exist. */
  private Optional<ComparedRun> earlier(NightlyRecord run, SparkSession spark) {
    String directory = out(run.name());
    return TableSnapshot.of(directory, Table.RESULTS, run.sweepId())
        .map(status -> ComparedRun.of(spark, directory, status, Optional.of(run.frontier())));
  }

  private String out(String run) {
    return Retention.out(store, run);
  }
}
