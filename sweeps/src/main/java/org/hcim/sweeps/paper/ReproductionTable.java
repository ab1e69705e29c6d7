package org.hcim.sweeps.paper;

import java.util.List;
import java.util.Locale;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.sweeps.paper.Comparison.Verdict;
import org.hcim.sweeps.paper.Published.Role;

/** A reproduction as a Markdown table, which is also readable in a terminal. */
public final class ReproductionTable {

  private static final String ROW =
      "| %-19s | %-16s | %-13s | %-13s | %9s | %9s | %9s | %-9s | %-9s | %s |%n";

  private ReproductionTable() {}

  /** The table, then reasons for deviations beyond the aim, counts by role, and a hypothesis. */
  public static String markdown(CostModel model) {
    return markdown(Reproduction.of(model)) + hypothesis(Reproduction.resNet18At45Nm(model));
  }

  /** The hypothesis about ResNet-18 that comes closest to the paper; it is not counted. */
  private static String hypothesis(List<Double> edap) {
    return format(
        "%nHypothesis, not counted: ResNet-18 at 45 nm, HCiM at 64 x 64 and the 7-bit ADC at"
            + " 128 x 128: EDAP %.3f and %.2f (1e-3 J s mm2), ratio %.1f; the paper prints 0.19,"
            + " 4.20 and 22.1.%n",
        edap.get(0), edap.get(1), edap.get(1) / edap.get(0));
  }

  static String markdown(List<Comparison> comparisons) {
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
            "role",
            "aim",
            "verdict"));
    text.append("|---|---|---|---|--:|--:|--:|---|---|---|\n");
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
        published.role().key(),
        published.aim(),
        comparison.verdict());
  }

  private static String reasons(List<Comparison> comparisons) {
    var text = new StringBuilder("\nBeyond the aim:\n\n");
    comparisons.stream()
        .filter(comparison -> comparison.verdict() != Verdict.WITHIN_AIM)
        .map(Comparison::published)
        .forEach(
            published ->
                text.append(
                    format(
                        "- %s, %s, %s%s: %s%n",
                        published.place(),
                        published.subject(),
                        published.quantity(),
                        published.network().isEmpty() ? "" : " of " + published.network(),
                        published.why())));
    return text.toString();
  }

  private static String counts(List<Comparison> comparisons) {
    var counts = new RoleCounts();
    comparisons.forEach(each -> counts.add(each.published().role(), each.verdict()));
    return counts
        + format(
            "%n%nOf %d predicted numbers, %d are within their aim.%n",
            counts.count(Role.PREDICTED), counts.count(Role.PREDICTED, Verdict.WITHIN_AIM));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
