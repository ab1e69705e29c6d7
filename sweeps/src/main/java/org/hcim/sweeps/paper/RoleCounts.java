package org.hcim.sweeps.paper;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.hcim.sweeps.paper.Comparison.Verdict;
import org.hcim.sweeps.paper.Published.Role;

/** Counts of comparisons by role and outcome; {@link #toString} has one line per role. */
public final class RoleCounts {

  private final Map<Role, Map<Verdict, Integer>> counts = new EnumMap<>(Role.class);

  /** Counts one comparison. */
  public void add(Role role, Verdict verdict) {
    counts
        .computeIfAbsent(role, none -> new EnumMap<>(Verdict.class))
        .merge(verdict, 1, Integer::sum);
  }

  /** The number of comparisons with a role. */
  public int count(Role role) {
    return Arrays.stream(Verdict.values()).mapToInt(verdict -> count(role, verdict)).sum();
  }

  /** The number of comparisons with a role and an outcome. */
  public int count(Role role, Verdict verdict) {
    return counts.getOrDefault(role, Map.of()).getOrDefault(verdict, 0);
  }

  /** The number of failing comparisons with a role. */
  public int failures(Role role) {
    return Arrays.stream(Verdict.values())
        .filter(Verdict::fails)
        .mapToInt(verdict -> count(role, verdict))
        .sum();
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (Role role : Role.values()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%n%d %s: %d within aim, %d unexplained, %d changed",
              count(role),
              role.key(),
              count(role, Verdict.WITHIN_AIM),
              count(role, Verdict.UNEXPLAINED),
              failures(role)));
    }
    return text.toString();
  }
}
