package org.hcim.sweeps.optimum;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Grids and all of their designs, costed one by one. */
final class EveryDesign {

  private static final CostModel MODEL = CostModel.cited();

  /** Networks of different layers. */
  static final List<NetworkProfile> NETWORKS =
      List.of(profile("resnet20"), profile("vgg9"), profile("mobilenet_v2"));

  /** Energy, latency and area. */
  static final String OBJECTIVES = "energy_pj:min,latency_ns:min,area_mm2:min";

  private EveryDesign() {}

  /** A search on the first network that threads share from its first box on. */
  static FoundFrontier shared(
      List<GridBranch> branches,
      Set<Parameter> by,
      BoxRules rules,
      SearchWatch watch,
      int threads) {
    return FrontierSearch.shared(branches, by, EveryDesign::costs, rules, watch, threads);
  }

  /** The costs on the first network. */
  static NetworkCosts costs() {
    return costs(NETWORKS.get(0), OBJECTIVES);
  }

  static NetworkCosts costs(NetworkProfile network, String objectives) {
    return new NetworkCosts(MODEL, network, Objective.parse(objectives), MeasuredFigures.NONE);
  }

  /** A rule as a spec has it, judged by each point of a box. */
  record NotElongated(List<GridBranch> branches) implements BoxRules {

    @Override
    public Verdict judge(int branch, int[] low, int[] high) {
      int[] steps = low.clone();
      do {
        if (keeps(point(branches.get(branch), steps))) {
          return Arrays.equals(low, high) ? Verdict.ALL : Verdict.SOME;
        }
      } while (next(steps, low, high));
      return Verdict.NOTHING;
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

  static Object[] point(GridBranch branch, int[] steps) {
    Object[] values = branch.base();
    for (int axis = 0; axis < steps.length; axis++) {
      branch.write(axis, steps[axis], values);
    }
    return values;
  }

  /** The objectives of each design that is kept and costed, by number. */
  static Map<Long, double[]> costed(Axes axes, BoxCosts costs, boolean ruled) {
    GridSpace space = GridSpace.of(axes);
    Map<Long, double[]> designs = new LinkedHashMap<>();
    for (long i = 0; i < space.size(); i++) {
      double[] vector = new double[costs.dimensions()];
      Object[] values = space.point(i);
      if ((!ruled || NotElongated.keeps(values)) && costs.cost(values, vector)) {
        designs.put(i, vector);
      }
    }
    return designs;
  }

  static Set<Long> numbers(FoundFrontier found, List<GridBranch> branches) {
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

  static NetworkProfile profile(String name) {
    return NetworkProfile.of(Networks.builtIn(name));
  }
}
