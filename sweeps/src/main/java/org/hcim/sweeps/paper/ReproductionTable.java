package org.hcim.sweeps.paper;

import java.util.List;
import java.util.Locale;
import org.hcim.sweeps.paper.Comparison.Verdict;

/** A reproduction as a table of Markdown, which also reads well in a terminal. */
public final class ReproductionTable {

  private static final String ROW =
      "| %-19s | %-16s | %-13s | %-13s | %9s | %9s | %9s | %-9s | %s |%n";

  private ReproductionTable() {}

  /** The table, then the reasons where a tolerance is wider than its aim, then the count. */
  public static String markdown(List<Comparison> comparisons) {
    var text = new StringBuilder();
    text.append(
        format(
            ROW,
            "place",
            "design",
            "quantity",
            "network",
            "published",
            "modeled",
            "deviation",
            "aim",
            "verdict"));
    text.append("|---|---|---|---|--:|--:|--:|---|---|\n");
    comparisons.forEach(comparison -> text.append(row(comparison)));
    text.append(reasons(comparisons)).append(counts(comparisons));
    return text.toString();
  }

  private static String row(Comparison comparison) {
    Published published = comparison.published();
    return format(
        ROW,
        published.place(),
        published.subject(),
        published.quantity(),
        published.network(),
        published.number().text(),
        format("%.4g", comparison.modeled()),
        format("%+.1f %%", comparison.deviationPct()),
        published.aim(),
        comparison.verdict());
  }

  private static String reasons(List<Comparison> comparisons) {
    var text = new StringBuilder("\nTolerances wider than their aims:\n\n");
    comparisons.stream()
        .map(Comparison::published)
        .filter(published -> !published.aim().equals(published.tolerance()))
        .forEach(
            published ->
                text.append(
                    format(
                        "- %s, %s, %s%s: %s instead of %s, because %s%n",
                        published.place(),
                        published.subject(),
                        published.quantity(),
                        published.network().isEmpty() ? "" : " of " + published.network(),
                        published.tolerance(),
                        published.aim(),
                        published.why())));
    return text.toString();
  }

  private static String counts(List<Comparison> comparisons) {
    return format(
        "%n%d numbers: %d within aim, %d outside aim, %d outside tolerance%n",
        comparisons.size(),
        count(comparisons, Verdict.WITHIN_AIM),
        count(comparisons, Verdict.OUTSIDE_AIM),
        count(comparisons, Verdict.OUTSIDE_TOLERANCE));
  }

  private static long count(List<Comparison> comparisons, Verdict verdict) {
    return comparisons.stream().filter(comparison -> comparison.verdict() == verdict).count();
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
