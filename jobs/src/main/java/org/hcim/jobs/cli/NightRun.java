package org.hcim.jobs.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.evaluate.FailureBudget;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.nightly.History;
import org.hcim.jobs.nightly.Night;
import org.hcim.jobs.nightly.NightComparison;
import org.hcim.jobs.nightly.NightData;
import org.hcim.jobs.nightly.NightReport;
import org.hcim.jobs.nightly.Pin;
import org.hcim.jobs.store.ControlFiles;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.jobs.store.TableStatus;
import org.hcim.sweeps.pareto.ReferenceBox;
import org.hcim.sweeps.regression.GateResult;
import org.hcim.sweeps.spec.FrontierSpec;

/**
 * One night: sweep, frontier, gates, report, history.
 *
 * @param store where nights are kept
 * @param name the night's
 * @param messages where progress and notices go
 */
record NightRun(
    SparkSession spark, PlannedSweep sweep, String store, String name, PrintStream messages) {

  private static final int SHOWN_NIGHTS = 30;

  /** The night's output directory. */
  String out() {
    return out(name);
  }

  Night toTheEnd() {
    new SweepRun(spark, sweep, out(), messages)
        .toTheEnd(FailureBudget.UNLIMITED, LockPolicy.STEAL_STALE);
    NightData tonight = data(frontier());
    History history = History.of(store);
    Optional<NightData> baseline = history.lastGoodBefore(name).flatMap(this::earlier);
    List<GateResult> gates = NightComparison.of(spark, sweep.spec().gates(), tonight, baseline);
    Night night = Night.of(name, Instant.now().toString(), tonight, gates);
    History known = history.with(night);
    report(night, baseline, known);
    known.save(store);
    return night;
  }

  /** Deletes the tables of all but the last nights and the last good one; the history stays. */
  void prune(int keep) {
    History history = History.of(store);
    List<Night> kept = history.last(keep);
    Optional<Night> lastGood = history.lastGoodBefore("");
    for (Night night : history.nights()) {
      boolean needed = kept.contains(night) || lastGood.filter(night::equals).isPresent();
      if (!needed) {
        ControlFiles.below(store).delete("nights/" + night.name());
      }
    }
  }

  private void report(Night night, Optional<NightData> baseline, History history) {
    var run = new ReportRun(spark, out(), status(), sweep.file().toString());
    run.write(
        run.gather(
            baseline.map(earlier -> new ReportRun.Earlier(earlier.out(), earlier.sweep())),
            NightReport.gates(night),
            NightReport.nights(history.last(SHOWN_NIGHTS))));
  }

  /** In a box of the spec, or in one that the first night pins for all others. */
  private FrontierOutcome frontier() {
    FrontierSpec section = sweep.spec().frontier();
    TableStatus status = status();
    Optional<ReferenceBox> box = Pin.in(store).flatMap(pin -> pin.boxFor(section));
    if (section.box().isEmpty() && box.isEmpty()) {
      var first = FrontierCommand.run(spark, out(), status, FrontierOptions.query(section, box));
      Optional<Pin> pin = Pin.around(section, first, name);
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

  private NightData data(FrontierOutcome frontier) {
    return new NightData(
        out(),
        status(),
        sweep.identity().canonicalSpecJson(),
        sweep.identity().modelVersion(),
        sweep.identity().gitSha(),
        frontier);
  }

  private Optional<NightData> earlier(Night night) {
    return NightData.of(out(night.name()), night);
  }

  private String out(String night) {
    return store + "/nights/" + night;
  }
}
