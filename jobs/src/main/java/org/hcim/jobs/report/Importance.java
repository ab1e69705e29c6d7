package org.hcim.jobs.report;

/**
 * The share of a metric's variance that a parameter explains alone.
 *
 * @param workload the network
 * @param parameter the parameter's column
 * @param metric the metric's column
 * @param group description of the designs to which the share refers: those that vary the same
 *     parameters
 * @param share from 0 to 1; null if the sample does not determine it
 */
public record Importance(
    String workload, String parameter, String metric, String group, Double share) {

  public Importance {
    if (share != null && !(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share (" + share + ") must be from 0 to 1");
    }
  }
}
