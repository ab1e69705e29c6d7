package org.hcim.jobs.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report in a screenful, for a comment or a mail: {@code summary.md}. */
final class SummaryMarkdown {

  private SummaryMarkdown() {}

  static String of(ReportData data) {
    var text = new StringBuilder();
    text.append(format("# %s: %s%n%n", text(data.title()), data.status()));
    text.append(text(data.answer().sentence())).append("\n\n");
    text.append("| gate | | found | demanded |\n|---|---|---|---|\n");
    for (Verdict gate : data.gates()) {
      text.append(
          format(
              "| %s | %s | %s | %s |%n",
              text(gate.name()), gate.status(), text(gate.value()), text(gate.threshold())));
    }
    data.comparisons().forEach(comparison -> text.append(table(comparison)));
    if (data.change() != null) {
      text.append(change(data.change()));
    }
    text.append(run(data.facts()));
    return text.toString();
  }

  private static String table(Comparison comparison) {
    var text = new StringBuilder();
    text.append(
        format(
            "%n## %s%n%n| least EDAP of its kind | energy µJ | latency µs | area mm² | EDAP J·s·mm²"
                + " |%n|---|--:|--:|--:|--:|%n",
            text(comparison.workload())));
    for (Comparison.Side side : comparison.sides()) {
      text.append(format("| %s | %s |%n", text(side.name()), values(side)));
    }
    return text.toString();
  }

  /** Values, each with its ratio to HCiM's where there is one. */
  private static String values(Comparison.Side side) {
    var cells = new java.util.ArrayList<String>();
    for (int i = 0; i < side.values().size(); i++) {
      double shown = side.values().get(i).doubleValue() * Metric.COMPARED.get(i).scale();
      String ratio =
          side.ratios().isEmpty()
              ? ""
              : " (" + Answer.times(side.ratios().get(i).doubleValue()) + ")";
      cells.add(format("%.3g", shown) + ratio);
    }
    return String.join(" | ", cells);
  }

  private static String change(Change change) {
    var text = new StringBuilder();
    text.append(
        format(
            "%n## Since %s%n%n%,d designs in common, %,d of them changed; %,d new, %,d gone.%n",
            text(change.baselineSweepId()),
            change.shared(),
            change.changed(),
            change.onlyHere(),
            change.onlyThere()));
    for (Change.FrontMove move : change.fronts()) {
      text.append(
          format(
              "%n- %s: %,d entered the front, %,d left, %,d stayed",
              text(move.workload()), move.entered(), move.left(), move.stayed()));
    }
    return text.append(change.fronts().isEmpty() ? "" : "\n").toString();
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

  /** Text that Markdown leaves alone and that runs from left to right. */
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
