package org.hcim.sweeps.optimum;

/** Decides which points of a grid are kept. */
@FunctionalInterface
public interface BoxRules {

  /** Keeps every point. */
  BoxRules NONE = (branch, low, high) -> Verdict.ALL;

  /** The part of a box that is kept. */
  enum Verdict {
    ALL,
    SOME,
    NOTHING
  }

  /**
   * Judges the points between two corners; a single point is either kept or not.
   *
   * @param branch the index of the grid's branch
   * @param low the first step of each axis
   * @param high the last step of each axis
   */
  Verdict judge(int branch, int[] low, int[] high);
}
