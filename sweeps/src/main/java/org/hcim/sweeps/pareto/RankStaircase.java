package org.hcim.sweeps.pareto;

/**
 * The least height up to each place, with places and heights as ranks: steps by ascending place and
 * descending height.
 */
final class RankStaircase {

  private final RankSet steps;
  private final int[] heights;

  /** Creates a staircase without steps over {@code places} places. */
  RankStaircase(int places) {
    steps = new RankSet(places);
    heights = new int[places];
  }

  /** Returns whether a step at or before a place is no higher than {@code height}. */
  boolean covers(int place, int height) {
    int step = steps.floor(place);
    return step != RankSet.NONE && heights[step] <= height;
  }

  /**
   * Adds a step unless it is covered, and removes the steps that it covers; returns whether it was
   * added.
   */
  boolean add(int place, int height) {
    if (covers(place, height)) {
      return false;
    }
    int after = steps.ceiling(place);
    while (after != RankSet.NONE && heights[after] >= height) {
      steps.remove(after);
      after = steps.ceiling(after);
    }
    steps.add(place);
    heights[place] = height;
    return true;
  }

  /** Removes all steps. */
  void clear() {
    for (int step = steps.ceiling(0); step != RankSet.NONE; step = steps.ceiling(step)) {
      steps.remove(step);
    }
  }
}
