package org.hcim.jobs.compare;

import java.util.List;
import java.util.stream.Collectors;
import org.hcim.sweeps.spec.SpecDiff;

/**
 * A run compared with an earlier one, computed once for the gates and the page.
 *
 * @param before the baseline
 * @param now the run
 * @param specChanges differences of their specs, field by field
 * @param designs their designs
 * @param frontiers their frontiers
 */
public record RunComparison(
    ComparedRun before,
    ComparedRun now,
    List<SpecDiff.Change> specChanges,
    DesignComparison designs,
    FrontierComparison frontiers) {

  public RunComparison {
    specChanges = List.copyOf(specChanges);
  }

  /** Compares two runs; reads their tables. */
  public static RunComparison between(ComparedRun before, ComparedRun now) {
    return new RunComparison(
        before,
        now,
        SpecDiff.between(before.specJson(), now.specJson()),
        DesignComparison.between(before.results(), now.results()),
        FrontierComparison.between(before.frontier(), now.frontier()));
  }

  /** Returns whether one version of the model computed both. */
  public boolean sameModel() {
    return before.modelVersion().equals(now.modelVersion());
  }

  /** The changes of the spec in words; empty where there are none. */
  public String specChange() {
    return specChanges.isEmpty()
        ? ""
        : "the spec changed since the baseline: "
            + specChanges.stream().map(Object::toString).collect(Collectors.joining("; "));
  }
}
