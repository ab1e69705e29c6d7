package org.hcim.jobs.compare;

import java.util.List;
import java.util.stream.Collectors;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.spec.SpecDiff;

/**
 * A run compared with an earlier one, computed once for the gates and the report page.
 *
 * @param before the baseline
 * @param now the run
 * @param specChanges differences of their specs, field by field
 * @param designs comparison of their designs
 * @param frontiers comparison of their frontiers
 */
public record RunComparison(
    ComparedRun before,
    ComparedRun now,
    List<SpecDiff.Change> specChanges,
    DesignComparison designs,
    FrontierComparison frontiers) {

  private static final String FIXED = "fixed.";

  /** Maximum number of changes in the sentence, which gates repeat. */
  private static final int MAX_LISTED = 20;

  public RunComparison {
    specChanges = List.copyOf(specChanges);
  }

  /** Compares two runs; reads their tables. */
  public static RunComparison between(ComparedRun before, ComparedRun now) {
    return new RunComparison(
        before,
        now,
        changes(before.specJson(), now.specJson()),
        DesignComparison.between(before.results(), now.results()),
        FrontierComparison.between(before.frontier(), now.frontier()));
  }

  /** Ignores parameters that the older spec lacks and the newer one sets to the default. */
  private static List<SpecDiff.Change> changes(String before, String now) {
    return SpecDiff.between(before, now).stream().filter(change -> !isNewDefault(change)).toList();
  }

  private static boolean isNewDefault(SpecDiff.Change change) {
    return change.before().equals(SpecDiff.ABSENT)
        && change.path().startsWith(FIXED)
        && Parameter.named(change.path().substring(FIXED.length()))
            .filter(Parameter::isAdded)
            .filter(parameter -> isDefault(parameter, change.after()))
            .isPresent();
  }

  private static boolean isDefault(Parameter parameter, String text) {
    Object byDefault = parameter.domain().byDefault().orElse(null);
    if (byDefault instanceof Double number) {
      return Double.parseDouble(text) == number;
    }
    return text.equals(String.valueOf(Choice.written(byDefault)));
  }

  /** Returns whether the same model version computed both runs. */
  public boolean sameModel() {
    return before.modelVersion().equals(now.modelVersion());
  }

  /** The changes of the spec in words; empty if there are none. */
  public String specChange() {
    return specChanges.isEmpty()
        ? ""
        : "the spec changed since the baseline: "
            + specChanges.stream()
                .limit(MAX_LISTED)
                .map(Object::toString)
                .collect(Collectors.joining("; "))
            + (specChanges.size() > MAX_LISTED
                ? "; and %d more".formatted(specChanges.size() - MAX_LISTED)
                : "");
  }
}
