package org.hcim.sweeps.spec;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.pareto.Objective;

/**
 * The frontier for which the listed designs of a sweep were kept: all designs of the spec that are
 * on it are among them, and most others are not.
 *
 * @param objectives the quantities to minimize or maximize
 * @param by the grouping columns
 * @param where a SQL condition on rows
 * @param maxLoss the accuracy loss within which designs competed
 * @param isComplete false if a time limit ended the search, so designs may be missing
 */
public record KeptFrontier(
    List<Objective> objectives,
    List<String> by,
    Optional<String> where,
    LossLimit maxLoss,
    boolean isComplete) {

  /** The key in the canonical spec. */
  static final String KEY = "kept_for";

  public KeptFrontier {
    objectives = List.copyOf(objectives);
    by = List.copyOf(by);
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(maxLoss, "maxLoss");
  }

  /** Returns whether a condition on rows names only grouping columns. */
  public boolean namesOnlyGroups(String condition) {
    return by.containsAll(RuleNames.of(condition));
  }

  /** The frontier as part of a canonical spec and of JSON output. */
  public Map<String, Object> tree() {
    return Map.of(
        "objectives", objectives.stream().map(Objective::toString).toList(),
        "by", by,
        "where", where.orElse(""),
        "max_loss", maxLoss.toString(),
        "complete", isComplete);
  }
}
