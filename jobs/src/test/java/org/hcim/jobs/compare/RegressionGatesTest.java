package org.hcim.jobs.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hcim.jobs.compare.DesignComparison.Mover;
import org.hcim.jobs.compare.DesignComparison.WorkloadDesigns;
import org.hcim.jobs.compare.FrontierComparison.GroupChange;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.jobs.store.Fingerprint;
import org.hcim.jobs.store.Snapshots;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.store.Tally;
import org.hcim.sweeps.regression.FrontierChange;
import org.hcim.sweeps.regression.Gate;
import org.hcim.sweeps.regression.Gates;
import org.hcim.sweeps.regression.Outcome;
import org.hcim.sweeps.regression.Verdict;
import org.hcim.sweeps.spec.SpecDiff;
import org.junit.jupiter.api.Test;

class RegressionGatesTest {

  private static final DesignComparison SAME =
      new DesignComparison(
          List.of(new WorkloadDesigns("net", 8, 0, 0)), 0, 0, List.of(), List.of());
  private static final DesignComparison DRIFTED =
      new DesignComparison(
          List.of(new WorkloadDesigns("net", 8, 0, 0)),
          1,
          0.25,
          List.of(),
          List.of(new Mover("net", "ab", 3, "ok", "ok", 4.0, 5.0, 0.25)));
  private static final FrontierComparison FRONTIERS = frontiers(0.5, 0.5, List.of());
  private static final List<SpecDiff.Change> NO_CHANGE = List.of();
  private static final List<SpecDiff.Change> SPEC_CHANGE =
      List.of(new SpecDiff.Change("axes.xbar_rows.values", "[64, 128]", "[64]"));

  @Test
  void anEqualRunPassesEveryGate() {
    assertThat(verdicts("1.0.0", NO_CHANGE, SAME, FRONTIERS))
        .hasSize(6)
        .allMatch(verdict -> verdict.outcome() == Outcome.PASS);
  }

  @Test
  void drifIsADefectUnderOneModelVersionAndExpectedUnderAnother() {
    Verdict defect = verdict(Gate.DRIFT, "1.0.0", NO_CHANGE, DRIFTED, FRONTIERS);
    Verdict expected = verdict(Gate.DRIFT, "1.1.0", NO_CHANGE, DRIFTED, FRONTIERS);

    assertThat(defect)
        .isEqualTo(
            new Verdict(
                "drift",
                Outcome.FAIL,
                0.25,
                "1 of 8 identical designs changed, by at most 25.0 %: point 3 of net (config_hash"
                    + " ab)",
                "at most 0"));
    assertThat(expected.outcome()).isEqualTo(Outcome.NOTICE);
    assertThat(expected.found())
        .endsWith("; expected: the model changed from version 1.0.0 to 1.1.0");
    assertThat(verdict(Gate.DRIFT, "1.1.0", NO_CHANGE, SAME, FRONTIERS).outcome())
        .isEqualTo(Outcome.PASS);
  }

  /** One network that lost half of its designs must not hide behind a large one that lost none. */
  @Test
  void coverageIsThatOfTheNetworkThatLostMost() {
    var lost =
        new DesignComparison(
            List.of(new WorkloadDesigns("large", 996, 5, 0), new WorkloadDesigns("small", 2, 0, 2)),
            0,
            0,
            List.of(),
            List.of());
    Verdict verdict = verdict(Gate.COVERAGE, "1.0.0", NO_CHANGE, lost, FRONTIERS);
    Verdict expected = verdict(Gate.COVERAGE, "1.0.0", SPEC_CHANGE, lost, FRONTIERS);

    assertThat(verdict)
        .isEqualTo(
            new Verdict(
                "coverage",
                Outcome.FAIL,
                0.5,
                "2 of the baseline's 1,000 designs are missing, 2 of 4 of small",
                "at most 0"));
    assertThat(expected.outcome()).isEqualTo(Outcome.NOTICE);
    assertThat(expected.found()).contains("expected: the spec changed", "[64, 128] -> [64]");
  }

  @Test
  void hypervolumeThatDropsFailsUnlessTheSpecChanged() {
    FrontierComparison dropped = frontiers(0.5, 0.4, List.of());
    Verdict fail = verdict(Gate.HYPERVOLUME_DROP, "1.0.0", NO_CHANGE, SAME, dropped);

    assertThat(fail.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(fail.value()).isCloseTo(0.2, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(verdict(Gate.HYPERVOLUME_DROP, "1.0.0", SPEC_CHANGE, SAME, dropped).outcome())
        .isEqualTo(Outcome.NOT_COMPARABLE);
  }

  @Test
  void frontiersOfTwoModelsAreNotComparable() {
    FrontierComparison dropped = frontiers(0.5, 0.4, List.of());
    for (Gate gate : List.of(Gate.HYPERVOLUME_DROP, Gate.POINTS_LOST)) {
      Verdict verdict = verdict(gate, "1.1.0", NO_CHANGE, DRIFTED, dropped);

      assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_COMPARABLE);
      assertThat(verdict.found()).contains("the model changed from version 1.0.0 to 1.1.0");
    }
  }

  @Test
  void aFrontierThatVanishedLostItsWholeHypervolume() {
    assertThat(
            verdict(
                    Gate.HYPERVOLUME_DROP,
                    "1.0.0",
                    NO_CHANGE,
                    SAME,
                    frontiers(0.5, null, List.of()))
                .value())
        .isEqualTo(1);
  }

  @Test
  void lostFrontierDesignsAreAWarning() {
    Verdict lost =
        verdict(
            Gate.POINTS_LOST,
            "1.0.0",
            NO_CHANGE,
            SAME,
            frontiers(0.5, 0.5, List.of(new DesignKey("ab", "net"))));

    assertThat(lost.outcome()).isEqualTo(Outcome.WARN);
    assertThat(lost.value()).isEqualTo(1);
  }

  @Test
  void withoutABaselineOnlyFailuresAreJudged() {
    List<Verdict> verdicts =
        RegressionGates.withoutBaseline(Gates.DEFAULT, status(2), "no earlier run");

    assertThat(verdicts)
        .extracting(Verdict::outcome)
        .containsExactly(
            Outcome.NOT_COMPARABLE,
            Outcome.NOT_COMPARABLE,
            Outcome.NOT_COMPARABLE,
            Outcome.FAIL,
            Outcome.NOT_COMPARABLE,
            Outcome.NOT_COMPARABLE);
    assertThat(verdicts.get(3).found()).isEqualTo("2 of 10 rows have no result {invalid=2}");
    assertThat(verdicts.get(0).found()).isEqualTo("no earlier run");
  }

  /** Gates repeat the changes of the spec. */
  @Test
  void manyChangesOfTheSpecAreCounted() {
    List<SpecDiff.Change> many =
        IntStream.range(0, 23).mapToObj(i -> new SpecDiff.Change("axis" + i, "1", "2")).toList();

    assertThat(verdict(Gate.HYPERVOLUME_DROP, "1.0.0", many, SAME, FRONTIERS).found())
        .contains("axis0: 1 -> 2; axis1: 1 -> 2; ")
        .endsWith("axis19: 1 -> 2; and 3 more");
  }

  private static Verdict verdict(
      Gate gate,
      String model,
      List<SpecDiff.Change> changes,
      DesignComparison designs,
      FrontierComparison frontiers) {
    return verdicts(model, changes, designs, frontiers).stream()
        .filter(verdict -> verdict.gate().equals(gate.key()))
        .findFirst()
        .orElseThrow();
  }

  private static List<Verdict> verdicts(
      String model,
      List<SpecDiff.Change> changes,
      DesignComparison designs,
      FrontierComparison frontiers) {
    return RegressionGates.of(
        Gates.DEFAULT, new RunComparison(run("1.0.0"), run(model), changes, designs, frontiers));
  }

  private static FrontierComparison frontiers(double before, Double now, List<DesignKey> lost) {
    return new FrontierComparison(
        "",
        "",
        List.of(
            new GroupChange("net", 5, new FrontierChange<>(List.of(), lost, lost), before, now)));
  }

  private static ComparedRun run(String model) {
    return new ComparedRun(
        "out", status(0), "{}", model, SharedSpark.get().emptyDataFrame(), Optional.empty());
  }

  private static TableSnapshot status(long failed) {
    return Snapshots.of(
        new Tally(
            10,
            Fingerprint.ZERO,
            failed == 0 ? Map.of("ok", 10L) : Map.of("ok", 10 - failed, "invalid", failed),
            Map.of(),
            1_000_000));
  }
}
