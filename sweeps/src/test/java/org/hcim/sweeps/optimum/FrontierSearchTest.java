package org.hcim.sweeps.optimum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.optimum.BoxRules.Verdict;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.space.Axes;
import org.hcim.sweeps.space.GridBranch;
import org.hcim.sweeps.space.GridSpace;
import org.hcim.sweeps.space.Slot;
import org.hcim.sweeps.workload.Networks;
import org.junit.jupiter.api.Test;

/** The search against the evaluation of every design. */
class FrontierSearchTest {

  private static final int GRIDS = Integer.getInteger("hcim.grids", 40);

  private static final CostModel MODEL = CostModel.cited();

  private static final List<String> OBJECTIVES =
      List.of(
          "energy_pj:min,latency_ns:min,area_mm2:min",
          "energy_pj:min,area_mm2:min",
          "edap_j_s_mm2:min,energy_pj:min",
          "edp_j_s:min,area_mm2:min,pipelined_inferences_per_s:max",
          "tops_per_w:max,tops_per_mm2:max,inferences_per_s:max,area_mm2:min");

  private static final List<NetworkProfile> NETWORKS =
      List.of(profile("resnet20"), profile("vgg9"), profile("mobilenet_v2"));

  @Test
  void findsWhatTheEvaluationOfEveryDesignFinds() {
    var grids = new RandomGrids(7);
    var random = new Random(8);
    int designs = 0;
    for (int i = 0; i < GRIDS; i++) {
      Axes axes = grids.next();
      List<Objective> objectives =
          Objective.parse(OBJECTIVES.get(random.nextInt(OBJECTIVES.size())));
      var costs =
          new NetworkCosts(MODEL, NETWORKS.get(random.nextInt(NETWORKS.size())), objectives);
      List<GridBranch> branches = GridSpace.branches(axes);
      BoxRules rules = random.nextBoolean() ? BoxRules.NONE : new NotElongated(branches);
      FoundFrontier found = FrontierSearch.of(branches, costs, rules, SearchWatch.PATIENT);

      Set<Long> expected = everyDesign(axes, costs, rules != BoxRules.NONE);
      assertThat(numbers(found, branches)).as("%s by %s", axes, objectives).isEqualTo(expected);
      assertThat(found.isComplete()).isTrue();
      designs += expected.size();
    }
    assertThat(designs).isGreaterThan(GRIDS);
  }

  @Test
  void anEndedSearchSaysWhatMayBeMissing() {
    Axes axes = new RandomGrids(11).next();
    var costs = new NetworkCosts(MODEL, NETWORKS.get(0), Objective.parse(OBJECTIVES.get(0)));
    List<GridBranch> branches = GridSpace.branches(axes);
    FoundFrontier whole = FrontierSearch.of(branches, costs, BoxRules.NONE, SearchWatch.PATIENT);
    FoundFrontier none = FrontierSearch.of(branches, costs, BoxRules.NONE, state -> false);

    assertThat(none.isComplete()).isFalse();
    assertThat(none.designs()).isEmpty();
    for (FoundDesign design : whole.designs()) {
      for (int d = 0; d < none.missing().size(); d++) {
        assertThat(none.missing().get(d)).isLessThanOrEqualTo(design.vector()[d]);
      }
    }
  }

  @Test
  void refusesAnObjectiveWithoutBounds() {
    assertThatThrownBy(
            () ->
                new NetworkCosts(
                    MODEL, NETWORKS.get(0), Objective.parse("energy_pj:min,crossbars:min")))
        .hasMessageStartingWith("objective (crossbars:min) must be one that can be bounded:");
  }

  /** Rules as a spec has them, judged at the corners of a box. */
  private record NotElongated(List<GridBranch> branches) implements BoxRules {

    @Override
    public Verdict judge(int branch, int[] low, int[] high) {
      boolean single = Arrays.equals(low, high);
      boolean any = false;
      int[] steps = low.clone();
      for (long corner = 0; !any && corner < (single ? 1 : Long.MAX_VALUE); corner++) {
        any = keeps(point(branches.get(branch), steps));
        if (!next(steps, low, high)) {
          break;
        }
      }
      return any ? (single ? Verdict.ALL : Verdict.SOME) : Verdict.NOTHING;
    }

    private static boolean next(int[] steps, int[] low, int[] high) {
      for (int axis = steps.length - 1; axis >= 0; axis--) {
        if (steps[axis] < high[axis]) {
          steps[axis]++;
          return true;
        }
        steps[axis] = low[axis];
      }
      return false;
    }

    static boolean keeps(Object[] values) {
      int rows = (Integer) values[Slot.of(Parameter.XBAR_ROWS)];
      int columns = (Integer) values[Slot.of(Parameter.XBAR_COLUMNS)];
      return rows <= 2 * columns && columns <= 4 * rows;
    }
  }

  private static Object[] point(GridBranch branch, int[] steps) {
    Object[] values = branch.base();
    for (int axis = 0; axis < steps.length; axis++) {
      branch.write(axis, steps[axis], values);
    }
    return values;
  }

  /** By comparing each design with each. */
  private static Set<Long> everyDesign(Axes axes, BoxCosts costs, boolean ruled) {
    GridSpace space = GridSpace.of(axes);
    List<Long> numbers = new ArrayList<>();
    List<double[]> vectors = new ArrayList<>();
    for (long i = 0; i < space.size(); i++) {
      double[] vector = new double[costs.dimensions()];
      Object[] values = space.point(i);
      if ((!ruled || NotElongated.keeps(values)) && costs.cost(values, vector)) {
        numbers.add(i);
        vectors.add(vector);
      }
    }
    Set<Long> best = new TreeSet<>();
    for (int i = 0; i < vectors.size(); i++) {
      double[] one = vectors.get(i);
      if (vectors.stream().noneMatch(other -> dominates(other, one))) {
        best.add(numbers.get(i));
      }
    }
    return best;
  }

  private static boolean dominates(double[] left, double[] right) {
    boolean less = false;
    for (int d = 0; d < left.length; d++) {
      if (left[d] > right[d]) {
        return false;
      }
      less |= left[d] < right[d];
    }
    return less;
  }

  private static Set<Long> numbers(FoundFrontier found, List<GridBranch> branches) {
    Set<Long> numbers = new TreeSet<>();
    for (FoundDesign design : found.designs()) {
      BigInteger first =
          branches.subList(0, design.branch()).stream()
              .map(GridBranch::points)
              .reduce(BigInteger.ZERO, BigInteger::add);
      numbers.add(first.add(branches.get(design.branch()).offset(design.steps())).longValueExact());
    }
    return numbers;
  }

  private static NetworkProfile profile(String name) {
    return NetworkProfile.of(Networks.builtIn(name));
  }
}
