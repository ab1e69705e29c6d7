package org.hcim.jobs.report;

import java.util.Map;
import java.util.TreeMap;

/**
 * A night of the history.
 *
 * @param name such as 2026-11-25
 * @param status what it came to
 * @param hypervolumes of the networks for which they are known
 */
public record PastNight(String name, Verdict.Status status, Map<String, Double> hypervolumes) {

  public PastNight {
    hypervolumes = new TreeMap<>(hypervolumes);
  }
}
