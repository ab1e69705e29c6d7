package org.hcim.sweeps.optimum;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The result of a search.
 *
 * @param designs including all ties, by number in the grid
 * @param missing empty for the exact frontier; otherwise, for each objective, a lower bound on the
 *     minimized values of designs that are neither in {@code designs} nor dominated by them
 * @param leastShare a lower bound on the share of each exact frontier's hypervolume that {@code
 *     designs} dominate, on logarithmic scales and up to twice the worst costs found; empty if no
 *     design was found, or for more objectives or bounds than an exact volume allows
 * @param boxes the number of boxes visited
 * @param evaluations the number of designs costed
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
