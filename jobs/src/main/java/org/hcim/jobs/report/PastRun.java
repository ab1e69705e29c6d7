package org.hcim.jobs.report;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hcim.sweeps.regression.Outcome;

/**
 * A nightly run from the history.
 *
 * @param name such as 2026-11-25
 * @param outcome the outcome of its gates
 * @param hypervolumes known hypervolumes, by group
 */
public record PastRun(String name, Outcome outcome, Map<String, Double> hypervolumes) {

  public PastRun {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(outcome, "outcome");
    hypervolumes = new TreeMap<>(hypervolumes);
  }
}
