package org.hcim.sweeps.optimum;

/** Follows a search, and may end it. */
@FunctionalInterface
public interface SearchWatch {

  /** Lets a search go on to its end. */
  SearchWatch PATIENT = state -> true;

  /**
   * The state of a search.
   *
   * @param decidedFrac share of the grid's points that are on the frontier, dominated or without a
   *     cost
   * @param frontier different costs on the frontiers of all groups, as far as the asking thread
   *     knows
   * @param open boxes that are not decided
   */
  record State(double decidedFrac, int frontier, int open) {}

  /** Receives the state before a box at the start gets bounds; an exception ends the search. */
  default void follow(State state) {}

  /** Receives the state between boxes; false ends the search. */
  boolean goesOn(State state);
}
