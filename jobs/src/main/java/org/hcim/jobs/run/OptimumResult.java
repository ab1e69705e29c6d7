package org.hcim.jobs.run;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.hcim.sweeps.optimum.FoundFrontier;
import org.hcim.sweeps.pareto.Objective;

/**
 * Committed designs of a search.
 *
 * @param points number of points in the grid
 * @param objectives objectives of the search
 * @param networks the result of each search; empty if all designs were evaluated
 * @param obstacle the reason why all designs were evaluated; empty after a search
 * @param sweep the rows of all designs found, each on every network
 * @param frontier empty if a time limit ended a search
 */
public record OptimumResult(
    BigInteger points,
    List<Objective> objectives,
    List<OnNetwork> networks,
    Optional<String> obstacle,
    StoredSweep sweep,
    Optional<FrontierResult> frontier) {

  /** The result for one network. */
  public record OnNetwork(String workload, FoundFrontier found) {}
}
