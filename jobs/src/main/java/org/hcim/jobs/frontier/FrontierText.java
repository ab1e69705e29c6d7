package org.hcim.jobs.frontier;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hcim.jobs.frontier.FrontierPicks.Pick;

/** Formats a frontier for a terminal. */
public final class FrontierText {

  private FrontierText() {}

  /** Sizes, exclusions and hypervolume by group. */
  public static String of(FrontierOutcome outcome) {
    var text =
        new StringBuilder(
            format(
                "%nfrontier %s of %s%s%s%n",
                outcome.frontierId(),
                String.join(", ", outcome.objectives()),
                outcome.where().isEmpty() ? "" : " where " + outcome.where(),
                outcome.limit().isAny() ? "" : ", with " + outcome.limit().words()));
    if (outcome.groups().isEmpty()) {
      return text.toString();
    }
    boolean hasVolume = outcome.groups().stream().anyMatch(group -> group.hypervolume() != null);
    text.append(
        format(
            "%n%-30s %12s %12s %12s%s%n",
            outcome.by().isEmpty() ? "" : String.join(", ", outcome.by()),
            "rows",
            "competing",
            outcome.ranks() == 1 ? "on frontier" : "rank 1",
            hasVolume ? format(" %12s", "hypervolume") : ""));
    for (FrontierOutcome.Group group : outcome.groups()) {
      text.append(line(group, hasVolume));
      if (!outcome.limit().isAny()) {
        text.append(format("    %s%n", group.accuracy()));
      }
      group
          .excluded()
          .forEach((reason, rows) -> text.append(format("    %,d rows: %s%n", rows, reason)));
      if (outcome.ranks() > 1) {
        text.append(
            format(
                "    by rank: %s%n",
                group.sizeByRank().stream()
                    .map(size -> format("%,d", size))
                    .collect(Collectors.joining(" "))));
      }
    }
    return text.toString();
  }

  /** Named designs: the best of each objective, the knee point and the scenarios' choices. */
  public static String picks(List<Pick> picks) {
    return picks.stream()
        .collect(Collectors.groupingBy(Pick::group, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(FrontierText::group)
        .collect(Collectors.joining());
  }

  /** The best designs within bounds, and the groups without one. */
  public static String under(FrontierOutcome outcome, String bounds, List<Pick> picks) {
    List<String> without =
        outcome.groups().stream()
            .map(FrontierOutcome.Group::name)
            .filter(name -> picks.stream().noneMatch(pick -> pick.group().equals(name)))
            .toList();
    String none =
        picks.isEmpty()
            ? ": no design"
            : without.isEmpty() ? "" : "; none of " + String.join(", ", without);
    return format("%nwithin %s%s%n", bounds, none) + picks(picks);
  }

  private static String group(List<Pick> picks) {
    var text =
        new StringBuilder(
            format(
                "%n%-30s %12s %12s %10s %14s%n",
                picks.get(0).group(), "energy uJ", "latency us", "area mm2", "EDAP J s mm2"));
    picks.forEach(
        pick ->
            text.append(
                format(
                    "  %-28s %12s %12s %10s %14s   %s%n",
                    pick.label(),
                    figure(pick.number("energy_pj") * 1e-6),
                    figure(pick.number("latency_ns") * 1e-3),
                    figure(pick.number("area_mm2")),
                    figure(pick.number("edap_j_s_mm2")),
                    pick.words())));
    return text.toString();
  }

  /** A figure, or a dash if the rows lack it. */
  private static String figure(double value) {
    return Double.isNaN(value) ? "-" : format("%.4g", value);
  }

  private static String line(FrontierOutcome.Group group, boolean hasVolume) {
    String volume = group.hypervolume() == null ? "-" : format("%.6f", group.hypervolume());
    return format(
        "%-30s %,12d %,12d %,12d%s%n",
        group.name(),
        group.rows(),
        group.competing(),
        group.size(),
        hasVolume ? format(" %12s", volume) : "");
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
