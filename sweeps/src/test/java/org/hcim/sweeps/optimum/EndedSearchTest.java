package org.hcim.sweeps.optimum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hcim.accelerator.NaivePareto;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.pareto.Hypervolume;
import org.hcim.sweeps.space.Axes;
import org.hcim.sweeps.space.GridBranch;
import org.hcim.sweeps.space.GridSpace;
import org.junit.jupiter.api.Test;

/** Searches that end before they are complete. */
class EndedSearchTest {

  @Test
  void anEndedSearchSaysWhatMayBeMissing() {
    Axes axes = new RandomGrids(11).next();
    NetworkCosts costs = EveryDesign.costs();
    List<GridBranch> branches = GridSpace.branches(axes);
    FoundFrontier whole = FrontierSearch.of(branches, costs, BoxRules.NONE, SearchWatch.PATIENT);
    FoundFrontier none = FrontierSearch.of(branches, costs, BoxRules.NONE, state -> false);

    assertThat(none.isComplete()).isFalse();
    assertThat(none.designs()).isEmpty();
    assertThat(none.missing()).hasSize(3);
    assertThat(whole.designs()).isNotEmpty();
    for (FoundDesign design : whole.designs()) {
      for (int d = 0; d < none.missing().size(); d++) {
        assertThat(none.missing().get(d)).isLessThanOrEqualTo(design.vector()[d]);
      }
    }
  }

  /** Of all designs that are kept and costed, not only of those on the frontier. */
  @Test
  void noDesignThatASearchMissesIsBelowItsBounds() {
    var grids = new RandomGrids(11);
    int ended = 0;
    int risen = 0;
    for (int i = 0; i < 8; i++) {
      Axes axes = grids.next();
      NetworkCosts costs = EveryDesign.costs();
      List<GridBranch> branches = GridSpace.branches(axes);
      Map<Long, double[]> designs = EveryDesign.costed(axes, costs, true);
      List<Double> first = null;
      for (int dives = 0; dives < 64; dives = 2 * dives + 1) {
        FoundFrontier found =
            EveryDesign.shared(
                branches,
                Set.of(),
                new EveryDesign.NotElongated(branches),
                endAfter(dives),
                1 + i % 3);
        if (found.isComplete()) {
          continue;
        }
        first = first == null ? found.missing() : first;
        risen += found.missing().equals(first) ? 0 : 1;
        ended += found.designs().isEmpty() ? 0 : 1;
        Set<Long> known = EveryDesign.numbers(found, branches);
        designs.forEach(
            (number, vector) -> {
              if (!known.contains(number) && !isDominated(vector, found)) {
                assertThat(isBelow(vector, found.missing())).as("%s of %s", number, axes).isFalse();
              }
            });
      }
    }
    assertThat(ended).as("searches that ended with designs and without the frontier").isPositive();
    assertThat(risen).as("bounds that are closer than those of the whole grid").isPositive();
  }

  /** The threads that still bound boxes at the start when the time ends lose none of them. */
  @Test
  void aSharedSearchThatEndsAtItsStartKeepsAllBoxes() {
    for (int repetition = 0; repetition < 50; repetition++) {
      List<GridBranch> branches = GridSpace.branches(new RandomGrids(13).next());
      FoundFrontier whole = search(branches, SearchWatch.PATIENT, 1);
      FoundFrontier none = search(branches, state -> false, 4);
      assertThat(none.designs()).isEmpty();
      for (FoundDesign design : whole.designs()) {
        assertThat(isBelow(design.vector(), none.missing())).isFalse();
      }
    }
  }

  private static FoundFrontier search(List<GridBranch> branches, SearchWatch watch, int threads) {
    return EveryDesign.shared(branches, Set.of(Parameter.XBAR_ROWS), BoxRules.NONE, watch, threads);
  }

  /** The share that is claimed is at most the one by the volume of all designs. */
  @Test
  void theDesignsFoundHaveTheShareOfTheHypervolumeThatIsClaimed() {
    var grids = new RandomGrids(12);
    int between = 0;
    for (int i = 0; i < 8; i++) {
      Axes axes = grids.next();
      NetworkCosts costs = EveryDesign.costs();
      List<GridBranch> branches = GridSpace.branches(axes);
      List<double[]> all = List.copyOf(EveryDesign.costed(axes, costs, false).values());
      for (int dives = 1; dives < 256; dives *= 4) {
        FoundFrontier found = FrontierSearch.of(branches, costs, BoxRules.NONE, endAfter(dives));
        if (!found.designs().isEmpty()) {
          List<double[]> own = found.designs().stream().map(FoundDesign::vector).toList();
          double[] reference = new double[3];
          own.forEach(vector -> Arrays.setAll(reference, d -> Math.max(reference[d], vector[d])));
          double share = volume(own, reference) / volume(all, reference);
          assertThat(found.leastShare().getAsDouble())
              .isBetween(0.0, share + 1e-9)
              .satisfies(
                  claimed -> {
                    if (found.isComplete()) {
                      assertThat(claimed).isEqualTo(1);
                    }
                  });
          between += found.leastShare().getAsDouble() < 1 ? 1 : 0;
        }
      }
    }
    assertThat(between).as("shares below 1").isPositive();
  }

  /** On logarithmic scales, up to twice a vector. */
  private static double volume(List<double[]> vectors, double[] reference) {
    double[][] columns = new double[reference.length][vectors.size()];
    for (int d = 0; d < columns.length; d++) {
      for (int i = 0; i < vectors.size(); i++) {
        columns[d][i] = Math.log(vectors.get(i)[d] / (2 * reference[d]));
      }
    }
    return Hypervolume.of(columns, vectors.size(), new double[reference.length]).volume();
  }

  private static SearchWatch endAfter(int dives) {
    var left = new AtomicInteger(dives);
    return state -> left.getAndDecrement() > 0;
  }

  private static boolean isDominated(double[] vector, FoundFrontier found) {
    return found.designs().stream()
        .anyMatch(design -> NaivePareto.dominates(design.vector(), vector));
  }

  private static boolean isBelow(double[] vector, List<Double> bounds) {
    return IntStream.range(0, vector.length).anyMatch(d -> vector[d] < bounds.get(d));
  }
}
