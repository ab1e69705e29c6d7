package org.hcim.sweeps.optimum;

/** Observes a search and may end it. */
@FunctionalInterface
public interface SearchWatch {

  /** Lets a search run to completion. */
  SearchWatch PATIENT = state -> true;

  /**
   * The state of a search.
   *
   * @param decidedFrac share of the grid's points that are on the frontier, dominated or without a
   *     cost
   * @param frontier the number of distinct vectors on the frontiers of all groups that the
   *     reporting thread knows
   * @param open the number of undecided boxes
   */
  record State(double decidedFrac, int frontier, int open) {}

  /** Receives the state before a root box is bounded; an exception ends the search. */
  default void follow(State state) {}

  /** Receives the state between boxes; returning false ends the search. */
  boolean goesOn(State state);
}
