package org.hcim.jobs.report;

import java.util.Locale;

/** The winners with each constants profile, for {@code summary.md}. */
final class ProfileMarkdown {

  private ProfileMarkdown() {}

  /** The tables; empty for a sweep with one profile. */
  static String of(ReportData data) {
    if (data.profilesIgnoringAccuracy() == null) {
      return "";
    }
    String within =
        data.maxLoss() == null || data.profiles() == null
            ? ""
            : table(data.profiles(), data.answer().limit());
    return format("%n## Profiles of constants%n")
        + within
        + table(data.profilesIgnoringAccuracy(), "accuracy ignored");
  }

  private static String table(ProfileTable table, String condition) {
    var text = new StringBuilder();
    text.append(format("%n%s (%s)%n", SummaryMarkdown.text(table.sentence()), condition));
    text.append(
        format(
            "%n| network | profile | winner by EDAP | digital ÷ HCiM | closest ADC ÷ HCiM | design"
                + " |%n|---|---|---|--:|--:|---|%n"));
    for (ProfileTable.Line line : table.lines()) {
      text.append(
          format(
              "| %s | %s | %s | %s | %s | %s |%n",
              SummaryMarkdown.text(line.workload()),
              line.profile(),
              SummaryMarkdown.text(line.winner()),
              ratio(line.digital()),
              ratio(line.adc()),
              SummaryMarkdown.text(line.words())));
    }
    return text.toString();
  }

  private static String ratio(Number ratio) {
    return ratio == null ? "–" : Factor.times(ratio.doubleValue());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
