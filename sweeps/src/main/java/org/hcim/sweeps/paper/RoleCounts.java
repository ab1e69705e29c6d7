package org.hcim.sweeps.paper;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hcim.sweeps.paper.Comparison.Verdict;
import org.hcim.sweeps.paper.Published.Role;

/**
 * Counts of comparisons by role and outcome; {@link #toString} has one line per role that occurs.
 */
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
    return Arrays.stream(Role.values())
        .filter(role -> count(role) > 0)
        .map(this::line)
        .collect(Collectors.joining());
  }

  private String line(Role role) {
    int notReviewed = count(role, Verdict.NOT_REVIEWED);
    return String.format(
        Locale.ROOT,
        "%n%d %s: %d within aim, %d unexplained, %d changed%s",
        count(role),
        role.key(),
        count(role, Verdict.WITHIN_AIM),
        count(role, Verdict.UNEXPLAINED),
        failures(role) - notReviewed,
        notReviewed > 0 ? ", " + notReviewed + " not reviewed" : "");
  }
}
