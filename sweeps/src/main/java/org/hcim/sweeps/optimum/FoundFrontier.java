package org.hcim.sweeps.optimum;

import java.util.List;

/**
 * The result of a search.
 *
 * @param designs all ties included, by number in the grid
 * @param missing empty for the exact frontier; else a bound for each objective, to be minimized,
 *     that no design outside of {@code designs} and not dominated by them is below
 * @param boxes boxes that were looked at
 * @param evaluations designs that were costed
 */
public record FoundFrontier(
    List<FoundDesign> designs, List<Double> missing, long boxes, long evaluations) {

  /** Returns whether the designs are the exact frontier. */
  public boolean isComplete() {
    return missing.isEmpty();
  }
}
