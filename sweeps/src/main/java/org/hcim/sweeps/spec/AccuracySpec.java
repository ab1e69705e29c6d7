package org.hcim.sweeps.spec;

import java.util.Locale;
import java.util.Map;

/**
 * The source of the accuracy of a sweep's networks.
 *
 * @param table the output directory of a training
 * @param dataset the data set on which accuracy was measured
 * @param rule the accuracy of settings without a run
 * @param fingerprint of the table's rows
 */
public record AccuracySpec(String table, String dataset, Rule rule, String fingerprint) {

  /** The accuracy of an algorithm setting for which no network was trained. */
  public enum Rule {
    /** None. */
    EXACT,
    /** The accuracy of the setting nearest to it, marked as an estimate. */
    NEAREST;

    /** The name in specs. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The content that determines the rows; the location of the table does not. */
  Map<String, Object> tree() {
    return Map.of("dataset", dataset, "rule", rule.key(), "fingerprint", fingerprint);
  }
}
