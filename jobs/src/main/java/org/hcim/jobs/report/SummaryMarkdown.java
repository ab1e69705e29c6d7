package org.hcim.jobs.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hcim.jobs.summary.BestByReadout;
import org.hcim.sweeps.regression.Verdict;

/** The report as one screen of text, for a comment or an email: {@code summary.md}. */
final class SummaryMarkdown {

  private static final String EDAP =
      "EDAP = energy × delay × area, of one inference; lower is better.";

  private SummaryMarkdown() {}

  static String of(ReportData data) {
    var text = new StringBuilder();
    text.append(format("# %s: %s%n%n", text(data.title()), data.outcome().label()));
    text.append(text(data.answer().sentence())).append("\n\n");
    if (!data.answer().ignoringAccuracy().isEmpty()) {
      text.append(text(data.answer().ignoringAccuracy())).append("\n\n");
    }
    if (!data.keptNote().isEmpty()) {
      text.append(text(data.keptNote())).append("\n\n");
    }
    text.append(EDAP).append("\n\n");
    text.append("| gate | outcome | found | allowed |\n|---|---|---|---|\n");
    for (Verdict verdict : data.gates()) {
      text.append(
          format(
              "| %s | %s | %s | %s |%n",
              text(verdict.gate()),
              verdict.outcome().label(),
              text(verdict.found()),
              text(verdict.allowed())));
    }
    for (Comparison comparison : data.comparisons()) {
      text.append(tables(comparison, data.answer().limit()));
    }
    text.append(ProfileMarkdown.of(data));
    if (data.change() != null) {
      text.append(change(data.change()));
    }
    text.append(run(data.facts()));
    return text.toString();
  }

  private static String tables(Comparison comparison, String limit) {
    String title = format("%n## %s%n", text(comparison.workload()));
    if (comparison.same()) {
      return title + table(comparison.sides(), "");
    }
    String within =
        comparison.sides().isEmpty()
            ? format("%nNo design is known to have %s.%n", limit)
            : table(comparison.sides(), ", " + limit);
    return title + within + table(comparison.ignoringAccuracy(), ", accuracy ignored");
  }

  private static String table(List<Comparison.Side> sides, String condition) {
    var text = new StringBuilder();
    text.append(
        format(
            "%n| %s%s | accuracy loss | energy µJ | latency µs | area mm² | EDAP J·s·mm² |%n"
                + "|---|---|--:|--:|--:|--:|%n",
            BestByReadout.HEADING, condition));
    for (Comparison.Side side : sides) {
      text.append(format("| %s | %s | %s |%n", text(side.name()), side.loss(), values(side)));
    }
    return text.toString();
  }

  /** The values of a design with their ratios to HCiM's, if there is an HCiM design. */
  private static String values(Comparison.Side side) {
    var cells = new java.util.ArrayList<String>();
    for (int i = 0; i < side.values().size(); i++) {
      double shown = side.values().get(i).doubleValue() * Metric.COMPARED.get(i).scale();
      String ratio =
          side.ratios().isEmpty()
              ? ""
              : " (" + Factor.times(side.ratios().get(i).doubleValue()) + ")";
      cells.add(format("%.3g", shown) + ratio);
    }
    return String.join(" | ", cells);
  }

  private static String change(Change change) {
    var designs = change.designs();
    var text = new StringBuilder();
    text.append(
        format(
            "%n## Changes since %s%n%n%,d designs in common, %,d of them changed; %,d added, %,d"
                + " missing.%n",
            text(change.baselineSweepId()),
            designs.shared(),
            designs.changed(),
            designs.added(),
            designs.missing()));
    for (Change.FrontierMove move : change.frontiers()) {
      text.append(
          format(
              "%n- %s: %,d entered the Pareto frontier, %,d left, %,d stayed",
              text(move.group()), move.entered(), move.left(), move.stayed()));
    }
    return text.append(change.frontiers().isEmpty() ? "" : "\n").toString();
  }

  private static String run(RunFacts facts) {
    return format(
        "%n%,d points planned, %,d evaluated, %,d rows, %,d failed; model %s, commit %s,"
            + " fingerprint %s%n",
        facts.pointsPlanned(),
        facts.pointsEvaluated(),
        facts.rows(),
        facts.failedRows(),
        text(facts.modelVersion()),
        text(shown(facts.gitSha())),
        facts.fingerprint());
  }

  private static String shown(List<String> commits) {
    return commits.stream().collect(Collectors.joining(", "));
  }

  /**
   * Escapes Markdown markup and HTML, and removes control characters and characters that change the
   * text direction.
   */
  static String text(String name) {
    return name.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ")
        .replaceAll("([\\\\`*_{}\\[\\]()#+!|~@=-])", "\\\\$1")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern.replace("%n", "\n"), values);
  }
}
