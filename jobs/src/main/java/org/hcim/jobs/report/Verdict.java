package org.hcim.jobs.report;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * One gate of a run.
 *
 * @param name what is judged, such as {@code rows}
 * @param status the judgment
 * @param value what was found, for people
 * @param threshold what would pass, for people; empty where nothing is demanded
 */
public record Verdict(String name, Status status, String value, String threshold) {

  /** From good to bad. */
  public enum Status {
    PASS,
    /** Nothing is wrong, but something is worth knowing. */
    NOTICE,
    WARN,
    FAIL
  }

  public Verdict {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(threshold, "threshold");
  }

  /** The worst of all gates; a notice does not spoil a pass. */
  public static Status overall(List<Verdict> gates) {
    return gates.stream()
        .map(Verdict::status)
        .map(status -> status == Status.NOTICE ? Status.PASS : status)
        .max(Comparator.naturalOrder())
        .orElse(Status.PASS);
  }
}
