package org.hcim.jobs.report;

/**
 * How much of a metric's variance a parameter explains alone.
 *
 * @param workload the network
 * @param parameter the parameter's column
 * @param metric the metric's column
 * @param group the designs among which it does, in words: those that vary the same parameters
 * @param share from 0 to 1; null where the sample cannot tell
 */
public record Importance(
    String workload, String parameter, String metric, String group, Double share) {

  public Importance {
    if (share != null && !(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share (" + share + ") must be from 0 to 1");
    }
  }

  /** A share that the sample cannot tell. */
  public static Importance notIdentifiable(
      String workload, String parameter, String metric, String group) {
    return new Importance(workload, parameter, metric, group, null);
  }
}
