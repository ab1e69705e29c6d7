package org.hcim.jobs.report;

import java.util.List;
import java.util.Map;

/**
 * The Pareto frontiers of a sweep as the page shows them.
 *
 * @param frontierId identity of the frontier
 * @param objectives column and direction
 * @param limit the accuracy loss up to which designs compete, in words; empty for any
 * @param networks each network's frontier
 */
record FrontierFacts(
    String frontierId, List<String> objectives, String limit, List<Network> networks) {

  /**
   * A network's frontier.
   *
   * @param workload the network
   * @param accuracy the standing of its designs, such as {@code accuracy known}
   * @param excluded designs that do not compete for their accuracy, by reason
   * @param size designs on it
   * @param rows positions in {@link Designs} of those that are shown
   * @param knee position of the knee point, or null where it has none
   * @param hypervolume null where unknown
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
