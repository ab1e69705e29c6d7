package org.hcim.jobs.report;

import java.util.Optional;

/**
 * How much of a metric's variance a parameter explains alone.
 *
 * @param workload the network
 * @param parameter the parameter's column
 * @param metric the metric's column
 * @param share from 0 to 1; empty where the sample cannot tell
 */
public record Importance(
    String workload, String parameter, String metric, Optional<Double> share) {

  public Importance {
    if (share.isPresent() && !(share.get() >= 0 && share.get() <= 1)) {
      throw new IllegalArgumentException("share (" + share.get() + ") must be from 0 to 1");
    }
  }
}
