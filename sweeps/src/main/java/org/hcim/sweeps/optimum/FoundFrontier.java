package org.hcim.sweeps.optimum;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The result of a search.
 *
 * @param designs all ties included, by number in the grid
 * @param missing empty for the exact frontier; else a bound for each objective, to be minimized,
 *     that no design outside of {@code designs} and not dominated by them is below
 * @param leastShare at least this share of what the exact frontier of each group dominates, up to
 *     twice the worst costs found and on logarithmic scales, is dominated by {@code designs}; empty
 *     without a design, and for more objectives or bounds than an exact volume can have
 * @param boxes boxes that were looked at
 * @param evaluations designs that were costed
 */
public record FoundFrontier(
    List<FoundDesign> designs,
    List<Double> missing,
    OptionalDouble leastShare,
    long boxes,
    long evaluations) {

  /** Returns whether the designs are the exact frontier. */
  public boolean isComplete() {
    return missing.isEmpty();
  }
}
