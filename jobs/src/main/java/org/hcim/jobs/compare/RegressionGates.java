package org.hcim.jobs.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hcim.jobs.compare.DesignComparison.Mover;
import org.hcim.jobs.compare.DesignComparison.WorkloadDesigns;
import org.hcim.jobs.compare.FrontierComparison.GroupChange;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.sweeps.regression.Gate;
import org.hcim.sweeps.regression.Gates;
import org.hcim.sweeps.regression.Verdict;

/** Evaluates the run-to-run gates. A difference that is not comparable never raises an alarm. */
public final class RegressionGates {

  private final Gates gates;
  private final RunComparison comparison;

  private RegressionGates(Gates gates, RunComparison comparison) {
    this.gates = gates;
    this.comparison = comparison;
  }

  /** The verdicts on a run with a baseline, in the order of the gates. */
  public static List<Verdict> of(Gates gates, RunComparison comparison) {
    var evaluated = new RegressionGates(gates, comparison);
    return List.of(
        evaluated.hypervolumeDrop(),
        evaluated.pointsLost(),
        evaluated.drift(),
        failures(gates, comparison.now().status()),
        evaluated.coverage(),
        evaluated.runTime());
  }

  /** The verdicts on a run without a baseline, in the order of the gates. */
  public static List<Verdict> withoutBaseline(Gates gates, TableSnapshot run, String reason) {
    return Gate.ofSpecs().stream()
        .map(
            gate ->
                gate == Gate.FAILURES ? failures(gates, run) : gates.notComparable(gate, reason))
        .toList();
  }

  /** The verdict of the only gate that needs no baseline. A complete run without rows fails it. */
  public static Verdict failures(Gates gates, TableSnapshot run) {
    var total = run.total();
    if (total.rows() == 0 && run.completedAt().isPresent()) {
      return gates.judge(
          Gate.FAILURES, 1, "no design has a result: the constraints reject all points");
    }
    return gates.judge(
        Gate.FAILURES,
        (double) total.failedRows() / Math.max(1, total.rows()),
        format(
            "%,d of %,d rows have no result%s",
            total.failedRows(),
            total.rows(),
            total.failedRows() == 0 ? "" : " " + total.failuresByStatus()));
  }

  private Verdict hypervolumeDrop() {
    String reason =
        firstOf(comparison.specChange(), modelChange(), frontiers().hypervolumesNotComparable());
    List<GroupChange> measured =
        frontiers().groups().stream()
            .filter(group -> group.hypervolumeBefore() != null && group.hypervolumeBefore() > 0)
            .toList();
    if (!reason.isEmpty() || measured.isEmpty()) {
      return gates.notComparable(
          Gate.HYPERVOLUME_DROP, firstOf(reason, "the baseline has no hypervolume"));
    }
    return gates.judge(
        Gate.HYPERVOLUME_DROP,
        Math.max(0, measured.stream().mapToDouble(RegressionGates::drop).max().orElseThrow()),
        measured.stream()
            .map(
                group ->
                    format(
                        "%s from %.6f to %.6f",
                        group.group(), group.hypervolumeBefore(), hypervolume(group)))
            .collect(Collectors.joining(", ")));
  }

  private static double drop(GroupChange group) {
    return 1 - hypervolume(group) / group.hypervolumeBefore();
  }

  /** The hypervolume; 0 for a group without a frontier. */
  private static double hypervolume(GroupChange group) {
    return group.hypervolume() == null ? 0 : group.hypervolume();
  }

  private Verdict pointsLost() {
    String reason = firstOf(comparison.specChange(), modelChange(), frontiers().notComparable());
    if (!reason.isEmpty()) {
      return gates.notComparable(Gate.POINTS_LOST, reason);
    }
    long entered = 0;
    long left = 0;
    long lost = 0;
    for (GroupChange group : frontiers().groups()) {
      entered += group.change().entered().size();
      left += group.change().left().size();
      lost += group.change().lost().size();
    }
    return gates.judge(
        Gate.POINTS_LOST,
        (double) lost,
        format(
            "%,d designs entered the frontier, %,d left; %,d of the baseline's are lost (no design"
                + " equals or dominates them)",
            entered, left, lost));
  }

  /** Compares designs by hash and network, so runs of different specs are comparable too. */
  private Verdict drift() {
    DesignComparison designs = comparison.designs();
    if (designs.shared() == 0) {
      return gates.notComparable(Gate.DRIFT, "no design is in both tables");
    }
    String found =
        format("%,d of %,d identical designs changed", designs.changed(), designs.shared())
            + (designs.changed() == 0 ? "" : describe(designs.movers().get(0)));
    return comparison.sameModel()
        ? gates.judge(Gate.DRIFT, designs.largestChange(), found)
        : gates.expected(
            Gate.DRIFT, designs.largestChange(), found + "; expected: " + modelChange());
  }

  /** The change of the model version in words; empty if there is none. */
  private String modelChange() {
    return comparison.sameModel()
        ? ""
        : format(
            "the model changed from version %s to %s",
            comparison.before().modelVersion(), comparison.now().modelVersion());
  }

  private static String describe(Mover mover) {
    return format(
        ", by at most %.3g %%: point %d of %s (config_hash %s)",
        mover.change() * 100, mover.configIndex(), mover.workload(), mover.configHash());
  }

  private Verdict coverage() {
    DesignComparison designs = comparison.designs();
    List<WorkloadDesigns> workloads =
        designs.workloads().stream().filter(workload -> workload.before() > 0).toList();
    if (workloads.isEmpty()) {
      return gates.notComparable(Gate.COVERAGE, "the baseline has no designs");
    }
    double largest = workloads.stream().mapToDouble(RegressionGates::missing).max().orElseThrow();
    List<String> found = new ArrayList<>();
    found.add(
        format(
            "%,d of the baseline's %,d designs are missing",
            designs.missing(), designs.shared() + designs.missing()));
    workloads.stream()
        .filter(workload -> workload.missing() > 0)
        .sorted(Comparator.comparingDouble(RegressionGates::missing).reversed())
        .limit(3)
        .forEach(
            workload ->
                found.add(
                    format(
                        "%,d of %,d of %s",
                        workload.missing(), workload.before(), workload.workload())));
    String text = String.join(", ", found);
    return comparison.specChange().isEmpty()
        ? gates.judge(Gate.COVERAGE, largest, text)
        : gates.expected(Gate.COVERAGE, largest, text + "; expected: " + comparison.specChange());
  }

  private static double missing(WorkloadDesigns workload) {
    return (double) workload.missing() / workload.before();
  }

  private Verdict runTime() {
    double before = comparison.before().cpuUsPerRow();
    double now = comparison.now().cpuUsPerRow();
    String reason =
        firstOf(comparison.specChange(), before > 0 ? "" : "the baseline has no CPU time");
    return reason.isEmpty()
        ? gates.judge(
            Gate.RUN_TIME,
            now / before - 1,
            format("from %.1f to %.1f CPU us per row", before, now))
        : gates.notComparable(Gate.RUN_TIME, reason);
  }

  private FrontierComparison frontiers() {
    return comparison.frontiers();
  }

  private static String firstOf(String... reasons) {
    return Stream.of(reasons).filter(reason -> !reason.isEmpty()).findFirst().orElse("");
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
