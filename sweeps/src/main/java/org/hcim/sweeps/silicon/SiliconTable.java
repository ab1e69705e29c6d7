package org.hcim.sweeps.silicon;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hcim.accelerator.cost.Component;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.MacroCost;
import org.hcim.sweeps.paper.Comparison.Verdict;
import org.hcim.sweeps.paper.Published.Role;
import org.hcim.sweeps.paper.RoleCounts;

/** A comparison with silicon as Markdown tables, which are also readable in a terminal. */
public final class SiliconTable {

  private static final String ROW =
      "| %-22s | %-24s | %-42s | %9s | %9s | %-8s | %9s | %-9s | %-8s | %-12s |%n";

  private static final String COST_ROW = "| %-22s | %-15s | %10s | %7s | %10s | %7s |%n";

  private SiliconTable() {}

  /** The figures, the reasons for deviations, counts, and the modeled cost by component. */
  public static String markdown(CostModel model, List<PublishedMacro> macros) {
    List<MacroComparison> comparisons = SiliconComparison.of(model, macros);
    var text = new StringBuilder();
    text.append(
        format(
            ROW,
            "macro",
            "figure",
            "components",
            "published",
            "modeled",
            "unit",
            "deviation",
            "role",
            "aim",
            "verdict"));
    text.append("|---|---|---|--:|--:|---|--:|---|---|---|\n");
    comparisons.forEach(comparison -> text.append(row(comparison)));
    text.append(reasons(comparisons)).append(counts(comparisons));
    return text.append(costs(model, macros)).toString();
  }

  private static String row(MacroComparison comparison) {
    MacroFigure figure = comparison.figure();
    return format(
        ROW,
        comparison.macro().name(),
        figure.name(),
        components(figure.components()),
        figure.published().text(),
        format("%.4g", comparison.modeled()),
        figure.quantity().unit(),
        format("%+.1f %%", comparison.deviationPct()),
        figure.role().key(),
        figure.aim(),
        comparison.verdict());
  }

  /** The components of a figure, in order; "all" for the whole macro. */
  public static String components(Set<Component> components) {
    return components.isEmpty()
        ? "all"
        : components.stream().sorted().map(Component::key).collect(Collectors.joining(", "));
  }

  private static String reasons(List<MacroComparison> comparisons) {
    var text = new StringBuilder("\nBeyond the aim:\n\n");
    comparisons.stream()
        .filter(comparison -> comparison.verdict() != Verdict.WITHIN_AIM)
        .forEach(
            comparison ->
                text.append(
                    format(
                        "- %s, %s: %s%n",
                        comparison.macro().name(),
                        comparison.figure().name(),
                        comparison.figure().why().isEmpty()
                            ? "no reason stated"
                            : comparison.figure().why())));
    return text.toString();
  }

  private static String counts(List<MacroComparison> comparisons) {
    var counts = new RoleCounts();
    comparisons.forEach(each -> counts.add(each.figure().role(), each.verdict()));
    return counts
        + format(
            "%n%nOf %d predicted figures of %d macros, %d are within their aim, %d are unexplained"
                + " and %d fail.%n",
            counts.count(Role.PREDICTED),
            comparisons.stream().map(each -> each.macro().name()).distinct().count(),
            counts.count(Role.PREDICTED, Verdict.WITHIN_AIM),
            counts.count(Role.PREDICTED, Verdict.UNEXPLAINED),
            counts.failures(Role.PREDICTED));
  }

  private static String costs(CostModel model, List<PublishedMacro> macros) {
    var text = new StringBuilder("\nModeled cost of one input vector per crossbar:\n\n");
    text.append(format(COST_ROW, "macro", "component", "energy pJ", "share", "area mm2", "share"));
    text.append("|---|---|--:|--:|--:|--:|\n");
    for (PublishedMacro macro : macros) {
      MacroCost cost = SiliconComparison.cost(model, macro);
      macro.macro().components().stream()
          .sorted()
          .filter(each -> cost.energyPj(each) > 0 || cost.areaMm2(each) > 0)
          .forEach(
              each ->
                  text.append(
                      costRow(macro, each.key(), cost, cost.energyPj(each), cost.areaMm2(each))));
      text.append(costRow(macro, "total", cost, cost.energyPj(), cost.areaMm2()));
    }
    return text.toString();
  }

  private static String costRow(
      PublishedMacro macro, String component, MacroCost cost, double energyPj, double areaMm2) {
    return format(
        COST_ROW,
        macro.name(),
        component,
        format("%.4g", energyPj),
        format("%.0f %%", 100 * energyPj / cost.energyPj()),
        format("%.4g", areaMm2),
        format("%.0f %%", 100 * areaMm2 / cost.areaMm2()));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
