package org.hcim.jobs.nightly;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.sweeps.regression.FrontierChange;
import org.hcim.sweeps.regression.Gate;
import org.hcim.sweeps.regression.GateResult;
import org.hcim.sweeps.regression.Gates;
import org.hcim.sweeps.spec.SpecDiff;

/** Holds a night to its gates. What cannot be compared is a notice and never an alarm. */
public final class NightComparison {

  private final SparkSession spark;
  private final Gates gates;
  private final NightData tonight;
  private final Optional<NightData> baseline;
  private final String incomparable;

  private NightComparison(
      SparkSession spark, Gates gates, NightData tonight, Optional<NightData> baseline) {
    this.spark = spark;
    this.gates = gates;
    this.tonight = tonight;
    this.baseline = baseline;
    this.incomparable = baseline.map(night -> whyNot(night, tonight)).orElse("no earlier night");
  }

  /** The gates' answers, in order. */
  public static List<GateResult> of(
      SparkSession spark, Gates gates, NightData tonight, Optional<NightData> baseline) {
    var comparison = new NightComparison(spark, gates, tonight, baseline);
    return List.of(
        comparison.hypervolumeDrop(),
        comparison.pointsLost(),
        comparison.drift(),
        comparison.failures(),
        comparison.coverage(),
        comparison.runTime());
  }

  /** Empty where the two can be compared. */
  private static String whyNot(NightData earlier, NightData later) {
    List<SpecDiff.Change> changes = SpecDiff.between(earlier.specJson(), later.specJson());
    return changes.isEmpty()
        ? ""
        : "not comparable: the spec changed since the baseline: "
            + changes.stream().map(Object::toString).collect(Collectors.joining("; "));
  }

  private GateResult hypervolumeDrop() {
    Gate gate = Gate.HYPERVOLUME_DROP;
    String reason = frontiersIncomparable();
    if (!reason.isEmpty()) {
      return gates.notComparable(gate, reason);
    }
    double largest = 0;
    var details = new ArrayList<String>();
    for (FrontierOutcome.Group earlier : baseline.orElseThrow().frontier().groups()) {
      Optional<Double> later = hypervolume(tonight.frontier(), earlier.name());
      if (earlier.hypervolume() == null || earlier.hypervolume() == 0) {
        continue;
      }
      double drop = 1 - later.orElse(0.0) / earlier.hypervolume();
      largest = Math.max(largest, drop);
      details.add(
          String.format(
              Locale.ROOT,
              "%s from %.6f to %.6f",
              earlier.name(),
              earlier.hypervolume(),
              later.orElse(0.0)));
    }
    return details.isEmpty()
        ? gates.notComparable(gate, "the baseline has no hypervolume")
        : gates.judge(gate, largest, String.join(", ", details));
  }

  private GateResult pointsLost() {
    Gate gate = Gate.POINTS_LOST;
    String reason = frontiersIncomparable();
    if (!reason.isEmpty()) {
      return gates.notComparable(gate, reason);
    }
    Map<String, Map<String, double[]>> earlier = baseline.orElseThrow().frontierPoints(spark);
    Map<String, Map<String, double[]>> later = tonight.frontierPoints(spark);
    long entered = 0;
    long left = 0;
    long lost = 0;
    var groups = new TreeSet<>(earlier.keySet());
    groups.addAll(later.keySet());
    for (String group : groups) {
      var change =
          FrontierChange.between(
              earlier.getOrDefault(group, Map.of()), later.getOrDefault(group, Map.of()));
      entered += change.entered().size();
      left += change.left().size();
      lost += change.lost().size();
    }
    return gates.judge(
        gate,
        (double) lost,
        "%d designs entered the frontier, %d left; nothing is as good as %d of the earlier ones"
            .formatted(entered, left, lost));
  }

  /** Designs are known by their hash, so that another spec's are compared as well. */
  private GateResult drift() {
    Gate gate = Gate.DRIFT;
    if (baseline.isEmpty()) {
      return gates.notComparable(gate, incomparable);
    }
    NightData night = baseline.get();
    Drift drift = Drift.between(night.results(spark), tonight.results(spark));
    if (drift.compared() == 0) {
      return gates.notComparable(gate, "not comparable: no design is in both tables");
    }
    String detail = describe(drift);
    if (!night.modelVersion().equals(tonight.modelVersion())) {
      return gates.notComparable(
          gate,
          "expected: the model went from version %s to %s; %s"
              .formatted(night.modelVersion(), tonight.modelVersion(), detail));
    }
    return gates.judge(gate, drift.largest(), detail);
  }

  private static String describe(Drift drift) {
    String moved =
        String.format(
            Locale.ROOT, "%,d of %,d identical designs moved", drift.moved(), drift.compared());
    return drift.moved() == 0
        ? moved
        : String.format(
            Locale.ROOT,
            "%s, at most by %.3g %%; most: config_hash %s",
            moved,
            drift.largest() * 100,
            drift.example());
  }

  private GateResult failures() {
    var total = tonight.sweep().total();
    return gates.judge(
        Gate.FAILURES,
        (double) total.failedRows() / Math.max(1, total.rows()),
        "%d of %d rows have no result %s"
            .formatted(total.failedRows(), total.rows(), total.rowsByStatus()));
  }

  private GateResult coverage() {
    int chunks = tonight.sweep().chunks();
    int left = chunks - tonight.sweep().chunksDone();
    return gates.judge(
        Gate.COVERAGE, (double) left / chunks, "%d of %d chunks are left".formatted(left, chunks));
  }

  private GateResult runTime() {
    if (!incomparable.isEmpty()) {
      return gates.notComparable(Gate.RUN_TIME, incomparable);
    }
    double before = baseline.orElseThrow().cpuUsPerRow();
    double now = tonight.cpuUsPerRow();
    return gates.judge(
        Gate.RUN_TIME,
        now / before - 1,
        String.format(Locale.ROOT, "%.1f, then %.1f CPU us a row", before, now));
  }

  private String frontiersIncomparable() {
    if (!incomparable.isEmpty()) {
      return incomparable;
    }
    FrontierOutcome earlier = baseline.orElseThrow().frontier();
    FrontierOutcome later = tonight.frontier();
    boolean same =
        earlier.objectives().equals(later.objectives())
            && earlier.by().equals(later.by())
            && earlier.where().equals(later.where())
            && earlier.scale().equals(later.scale())
            && earlier.ideal().equals(later.ideal())
            && earlier.reference().equals(later.reference());
    return same ? "" : "not comparable: another frontier is asked for than in the baseline";
  }

  private static Optional<Double> hypervolume(FrontierOutcome frontier, String group) {
    return frontier.groups().stream()
        .filter(candidate -> candidate.name().equals(group))
        .findFirst()
        .map(FrontierOutcome.Group::hypervolume);
  }
}
