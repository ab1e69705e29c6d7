package org.hcim.jobs.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Definitions of the terms on a page, from {@code docs/glossary.md}. */
final class Glossary {

  /** The terms that the page explains. */
  static final List<String> TERMS =
      List.of(
          "EDAP",
          "HCiM",
          "ADC",
          "SAR ADC",
          "Flash ADC",
          "ADC cost source",
          "Digital readout",
          "Readout",
          "Ternary readout",
          "Binary readout",
          "Ternary sparsity",
          "DCiM",
          "Crossbar",
          "Pareto frontier",
          "Knee point",
          "Hypervolume",
          "Accuracy loss",
          "Constants profile",
          "Nightly run",
          "Gate",
          "Drift of results",
          "Regression, run-to-run",
          "Model version",
          "Fingerprint",
          "Design point",
          "config_hash");

  private static final Pattern ENTRY =
      Pattern.compile("- \\*\\*(.+?)\\*\\*(?: \\(.*?\\))?: (.+?)(?: Appears in: .*)?");

  private Glossary() {}

  /** The definitions by term, in the order of {@link #TERMS}. */
  static Map<String, String> definitions() {
    return definitions(PageParts.read("glossary.md"));
  }

  static Map<String, String> definitions(String glossary) {
    Map<String, String> all = new LinkedHashMap<>();
    glossary
        .lines()
        .map(ENTRY::matcher)
        .filter(Matcher::matches)
        .forEach(entry -> all.put(entry.group(1), entry.group(2)));
    Map<String, String> definitions = new LinkedHashMap<>();
    for (String term : TERMS) {
      if (!all.containsKey(term)) {
        throw new IllegalStateException("glossary.md does not define " + term);
      }
      definitions.put(term, all.get(term));
    }
    return definitions;
  }
}
