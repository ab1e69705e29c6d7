package org.hcim.jobs.report;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hcim.sweeps.regression.Outcome;

/**
 * A nightly run of the history.
 *
 * @param name such as 2026-11-25
 * @param outcome the outcome of its gates
 * @param hypervolumes of the groups for which they are known
 */
public record PastRun(String name, Outcome outcome, Map<String, Double> hypervolumes) {

  public PastRun {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(outcome, "outcome");
    hypervolumes = new TreeMap<>(hypervolumes);
  }
}
