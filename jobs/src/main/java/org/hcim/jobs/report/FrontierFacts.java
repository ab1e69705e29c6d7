package org.hcim.jobs.report;

import java.util.List;
import java.util.Map;

/**
 * The Pareto frontiers of a sweep, for the page.
 *
 * @param frontierId identity of the frontier
 * @param objectives column and direction
 * @param limit the accuracy loss within which designs compete, in words; empty for any loss
 * @param where the condition on the compared rows, or empty
 * @param epsilon the tolerance of an approximate frontier; empty for the exact one
 * @param networks each network's frontier
 */
record FrontierFacts(
    String frontierId,
    List<String> objectives,
    String limit,
    String where,
    String epsilon,
    List<Network> networks) {

  /**
   * A network's frontier.
   *
   * @param workload the network
   * @param accuracy the standing of its designs, such as {@code accuracy known}
   * @param excluded designs excluded for their accuracy, by reason
   * @param size number of designs on the frontier
   * @param rows positions in {@link Designs} of the displayed ones
   * @param knee position of the knee point, or null if there is none
   * @param hypervolume null if unknown
   */
  record Network(
      String workload,
      String accuracy,
      Map<String, Long> excluded,
      long size,
      List<Integer> rows,
      Integer knee,
      Double hypervolume) {}
}
