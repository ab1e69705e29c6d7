package org.hcim.sweeps.spec;

import java.util.Locale;
import java.util.Map;

/**
 * Where a sweep has the accuracy of its networks from.
 *
 * @param table the output directory of a training
 * @param dataset whose images the accuracy is of
 * @param rule what settings without a run get
 * @param fingerprint of the table's rows
 */
public record AccuracySpec(String table, String dataset, Rule rule, String fingerprint) {

  /** What an algorithm setting gets for which no network was trained. */
  public enum Rule {
    /** Nothing. */
    EXACT,
    /** The accuracy of the setting nearest to it, marked as an estimate. */
    NEAREST;

    /** The name in specs. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What decides the rows; where the table lies does not. */
  Map<String, Object> tree() {
    return Map.of("dataset", dataset, "rule", rule.key(), "fingerprint", fingerprint);
  }
}
