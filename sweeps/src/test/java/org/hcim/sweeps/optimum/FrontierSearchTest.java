package org.hcim.sweeps.optimum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.optimum.BoxRules.Verdict;
import org.hcim.sweeps.pareto.Hypervolume;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.space.Axes;
import org.hcim.sweeps.space.GridBranch;
import org.hcim.sweeps.space.GridSpace;
import org.hcim.sweeps.space.Slot;
import org.hcim.sweeps.workload.Networks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The search against the evaluation of every design. */
class FrontierSearchTest {

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
    compare(40);
  }

  @Tag("slow")
  @Test
  void findsWhatTheEvaluationOfEveryDesignOf500GridsFinds() {
    compare(500);
  }

  private static void compare(int count) {
    var grids = new RandomGrids(7);
    var random = new Random(8);
    int designs = 0;
    for (int i = 0; i < count; i++) {
      Axes axes = grids.next();
      String objectives = OBJECTIVES.get(random.nextInt(OBJECTIVES.size()));
      NetworkCosts costs = costs(NETWORKS.get(random.nextInt(NETWORKS.size())), objectives);
      List<GridBranch> branches = GridSpace.branches(axes);
      BoxRules rules = random.nextBoolean() ? BoxRules.NONE : new NotElongated(branches);
      FoundFrontier found = FrontierSearch.of(branches, costs, rules, SearchWatch.PATIENT);

      Set<Long> expected = everyDesign(axes, costs, rules != BoxRules.NONE);
      assertThat(numbers(found, branches)).as("%s by %s", axes, objectives).isEqualTo(expected);
      assertThat(found.isComplete()).isTrue();
      designs += expected.size();
    }
    assertThat(designs).isGreaterThan(count);
  }

  @Test
  void findsTheSameWithAnyNumberOfThreads() {
    var grids = new RandomGrids(21);
    int designs = 0;
    for (int i = 0; i < 20; i++) {
      Axes axes = grids.next();
      List<GridBranch> branches = GridSpace.branches(axes);
      BoxRules rules = new NotElongated(branches);
      Set<Long> expected = everyDesign(axes, costs(NETWORKS.get(0), OBJECTIVES.get(0)), true);
      for (int threads = 1; threads <= 4; threads++) {
        FoundFrontier found =
            FrontierSearch.shared(
                branches,
                Set.of(),
                () -> costs(NETWORKS.get(0), OBJECTIVES.get(0)),
                rules,
                threads);
        assertThat(numbers(found, branches)).as("%s threads", threads).isEqualTo(expected);
        assertThat(found.isComplete()).isTrue();
      }
      designs += expected.size();
    }
    assertThat(designs).isPositive();
  }

  @Test
  void aFailureOfOneThreadEndsTheSearch() {
    List<GridBranch> branches = GridSpace.branches(new RandomGrids(7).next());
    BoxRules failing =
        (branch, low, high) -> {
          throw new IllegalStateException("no rule");
        };
    assertThatThrownBy(
            () ->
                FrontierSearch.shared(
                    branches,
                    Set.of(),
                    () -> costs(NETWORKS.get(0), OBJECTIVES.get(0)),
                    failing,
                    2))
        .hasMessage("no rule");
  }

  /** Groups by circuits, by sizes and by a derived value. */
  @Test
  void findsOneFrontierPerGroup() {
    List<Set<Parameter>> groupings =
        List.of(
            Set.of(Parameter.READOUT),
            Set.of(Parameter.XBAR_ROWS, Parameter.WEIGHT_BITS),
            Set.of(Parameter.COLUMNS_PER_ADC));
    var grids = new RandomGrids(22);
    int larger = 0;
    for (int i = 0; i < 15; i++) {
      Axes axes = grids.next();
      List<GridBranch> branches = GridSpace.branches(axes);
      NetworkCosts costs = costs(NETWORKS.get(1), OBJECTIVES.get(1));
      Set<Long> ungrouped = everyDesign(axes, costs, false);
      for (Set<Parameter> by : groupings) {
        FoundFrontier found =
            FrontierSearch.of(branches, by, () -> costs, BoxRules.NONE, SearchWatch.PATIENT, 1);
        Set<Long> expected = bestOfEachGroup(axes, costs, by);
        assertThat(numbers(found, branches)).as("%s by %s", axes, by).isEqualTo(expected);
        larger += expected.size() > ungrouped.size() ? 1 : 0;
      }
    }
    assertThat(larger).as("groupings with more designs").isPositive();
  }

  private static Set<Long> bestOfEachGroup(Axes axes, BoxCosts costs, Set<Parameter> by) {
    GridSpace space = GridSpace.of(axes);
    Map<List<Object>, Map<Long, double[]>> groups = new LinkedHashMap<>();
    costed(axes, costs, false)
        .forEach(
            (number, vector) -> {
              Object[] values = space.point(number);
              DesignPoint.derive(values);
              List<Object> key = Arrays.asList(by.stream().map(p -> values[Slot.of(p)]).toArray());
              groups.computeIfAbsent(key, unused -> new LinkedHashMap<>()).put(number, vector);
            });
    Set<Long> best = new TreeSet<>();
    groups.values().forEach(group -> best.addAll(undominated(group)));
    return best;
  }

  /** Of all designs that are kept and costed, not only of those on the frontier. */
  @Test
  void noDesignThatASearchMissesIsBelowItsBounds() {
    var grids = new RandomGrids(11);
    int ended = 0;
    int risen = 0;
    for (int i = 0; i < 8; i++) {
      Axes axes = grids.next();
      NetworkCosts costs = costs(NETWORKS.get(0), OBJECTIVES.get(0));
      List<GridBranch> branches = GridSpace.branches(axes);
      Map<Long, double[]> designs = costed(axes, costs, true);
      List<Double> first = null;
      for (int dives = 0; dives < 64; dives = 2 * dives + 1) {
        FoundFrontier found =
            FrontierSearch.of(branches, costs, new NotElongated(branches), endAfter(dives));
        if (found.isComplete()) {
          continue;
        }
        first = first == null ? found.missing() : first;
        risen += found.missing().equals(first) ? 0 : 1;
        ended += found.designs().isEmpty() ? 0 : 1;
        Set<Long> known = numbers(found, branches);
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

  /** The share that is claimed is at most the one by the volume of all designs. */
  @Test
  void theDesignsFoundHaveTheShareOfTheHypervolumeThatIsClaimed() {
    var grids = new RandomGrids(12);
    int between = 0;
    for (int i = 0; i < 8; i++) {
      Axes axes = grids.next();
      NetworkCosts costs = costs(NETWORKS.get(0), OBJECTIVES.get(0));
      List<GridBranch> branches = GridSpace.branches(axes);
      List<double[]> all = List.copyOf(costed(axes, costs, false).values());
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

  private static NetworkCosts costs(NetworkProfile network, String objectives) {
    return new NetworkCosts(MODEL, network, Objective.parse(objectives), MeasuredFigures.NONE);
  }

  private static SearchWatch endAfter(int dives) {
    var left = new AtomicInteger(dives);
    return state -> left.getAndDecrement() > 0;
  }

  private static boolean isDominated(double[] vector, FoundFrontier found) {
    return found.designs().stream().anyMatch(design -> dominates(design.vector(), vector));
  }

  private static boolean isBelow(double[] vector, List<Double> bounds) {
    return IntStream.range(0, vector.length).anyMatch(d -> vector[d] < bounds.get(d));
  }

  @Test
  void anEndedSearchSaysWhatMayBeMissing() {
    Axes axes = new RandomGrids(11).next();
    NetworkCosts costs = costs(NETWORKS.get(0), OBJECTIVES.get(0));
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

  @Test
  void refusesAnObjectiveWithoutBounds() {
    assertThatThrownBy(() -> costs(NETWORKS.get(0), "energy_pj:min,crossbars:min"))
        .hasMessageStartingWith("objective (crossbars:min) must be one that can be bounded:");
  }

  /** A rule as a spec has it, judged by each point of a box. */
  private record NotElongated(List<GridBranch> branches) implements BoxRules {

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

  private static Object[] point(GridBranch branch, int[] steps) {
    Object[] values = branch.base();
    for (int axis = 0; axis < steps.length; axis++) {
      branch.write(axis, steps[axis], values);
    }
    return values;
  }

  /** By comparing each design with each. */
  private static Set<Long> everyDesign(Axes axes, BoxCosts costs, boolean ruled) {
    return undominated(costed(axes, costs, ruled));
  }

  private static Set<Long> undominated(Map<Long, double[]> designs) {
    Set<Long> best = new TreeSet<>();
    designs.forEach(
        (number, one) -> {
          if (designs.values().stream().noneMatch(other -> dominates(other, one))) {
            best.add(number);
          }
        });
    return best;
  }

  /** The objectives of each design that is kept and costed, by number. */
  private static Map<Long, double[]> costed(Axes axes, BoxCosts costs, boolean ruled) {
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
