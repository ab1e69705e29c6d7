package org.hcim.jobs.run;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.nightly.History;
import org.hcim.jobs.nightly.Night;
import org.hcim.jobs.nightly.NightComparison;
import org.hcim.jobs.nightly.NightData;
import org.hcim.jobs.nightly.NightReport;
import org.hcim.jobs.nightly.Pin;
import org.hcim.jobs.store.ControlFiles;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.sweeps.pareto.ReferenceBox;
import org.hcim.sweeps.regression.GateResult;
import org.hcim.sweeps.spec.FrontierSpec;

/**
 * One nightly run: a sweep of its own, its frontier, gates against the last passing run, a report
 * and a line of the history.
 *
 * @param spec the YAML file; its sections {@code frontier} and {@code gates} count
 * @param store the directory of the nightly runs and their history
 * @param name the run's name, such as {@code 2026-11-25}; default today's date (UTC)
 * @param keep runs whose tables stay; those of the last passing run always do
 */
public record NightlyRun(Path spec, String store, String name, int keep)
    implements Program<NightlyRun.Result> {

  private static final int SHOWN_NIGHTS = 30;
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
   * A nightly run that has ended.
   *
   * @param out its output directory
   */
  public record Result(Night night, String out) {}

  /** The run of today. */
  public static NightlyRun of(Path spec, String store) {
    return new NightlyRun(spec, store, LocalDate.now(ZoneOffset.UTC).toString(), DEFAULT_KEEP);
  }

  /** The same run under another name. */
  public NightlyRun name(String other) {
    return new NightlyRun(spec, store, other, keep);
  }

  /** The same run, after which the tables of this many runs stay. */
  public NightlyRun keep(int runs) {
    return new NightlyRun(spec, store, name, runs);
  }

  @Override
  public Result run(Execution execution) {
    PlannedSweep sweep = Sweep.of(spec).into(out(name)).lock(LockPolicy.STEAL_STALE).plan();
    StoredSweep stored = new SweepRun(sweep, execution).run().sweep();
    NightData tonight = data(sweep, stored, frontier(sweep, stored, execution));
    History history = History.of(store);
    Optional<NightData> baseline = history.lastGoodBefore(name).flatMap(this::earlier);
    List<GateResult> gates =
        execution.on(
            "nightly", spark -> NightComparison.of(spark, sweep.spec().gates(), tonight, baseline));
    Night night = Night.of(name, Instant.now().toString(), tonight, gates);
    History known = history.with(night);
    report(stored, night, baseline, known).run(execution);
    known.save(store);
    prune();
    return new Result(night, out(name));
  }

  /** Deletes the tables of all but the last nights and the last good one; the history stays. */
  private void prune() {
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

  private SweepReport report(
      StoredSweep sweep, Night night, Optional<NightData> baseline, History history) {
    var report =
        SweepReport.of(sweep)
            .spec(spec.toString())
            .judged(NightReport.gates(night), NightReport.nights(history.last(SHOWN_NIGHTS)));
    return baseline
        .map(earlier -> report.comparedWith(new StoredSweep(earlier.out(), earlier.sweep())))
        .orElse(report);
  }

  /** In a box of the spec, or in one that the first night pins for all others. */
  private FrontierOutcome frontier(PlannedSweep sweep, StoredSweep stored, Execution execution) {
    FrontierSpec section = sweep.spec().frontier();
    FrontierQuery query = query(section);
    Optional<ReferenceBox> box = Pin.in(store).flatMap(pin -> pin.boxFor(section));
    if (section.box().isEmpty() && box.isEmpty()) {
      FrontierOutcome first = new Frontier(stored, query).run(execution).outcome();
      Optional<Pin> pin = Pin.around(section, first, name);
      if (pin.isEmpty()) {
        return first;
      }
      pin.get().save(store);
      box = pin.get().boxFor(section);
    }
    FrontierQuery measured =
        section.box().isPresent() || box.isEmpty()
            ? query
            : query.box(box.get().ideal(), box.get().reference());
    return new Frontier(stored, measured).run(execution).outcome();
  }

  private static FrontierQuery query(FrontierSpec section) {
    try {
      return FrontierQuery.of(section);
    } catch (IllegalArgumentException e) {
      throw new RequestException("frontier: " + e.getMessage());
    }
  }

  private static NightData data(PlannedSweep sweep, StoredSweep stored, FrontierOutcome frontier) {
    return new NightData(
        stored.out(),
        stored.status(),
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
