package org.hcim.jobs.report;

import java.util.List;

/**
 * The Pareto frontiers of a sweep as the page shows them.
 *
 * @param frontierId identity of the frontier
 * @param objectives column and direction
 * @param networks each network's frontier
 */
record FrontierFacts(String frontierId, List<String> objectives, List<Network> networks) {

  /**
   * A network's frontier.
   *
   * @param workload the network
   * @param size designs on it
   * @param rows positions in {@link Designs} of those that are shown
   * @param knee position of the knee point, or null where it has none
   * @param hypervolume null where unknown
   */
  record Network(
      String workload, long size, List<Integer> rows, Integer knee, Double hypervolume) {}
}
