package org.hcim.sweeps.optimum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hcim.accelerator.NaivePareto;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.PowerGating;
import org.hcim.sweeps.space.Axes;
import org.hcim.sweeps.space.Axis;
import org.hcim.sweeps.space.GridBranch;
import org.hcim.sweeps.space.GridSpace;
import org.hcim.sweeps.space.Row;
import org.hcim.sweeps.space.Slot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The search against the evaluation of every design. */
class FrontierSearchTest {

  private static final List<String> OBJECTIVES =
      List.of(
          EveryDesign.OBJECTIVES,
          "energy_pj:min,area_mm2:min",
          "edap_j_s_mm2:min,energy_pj:min",
          "edp_j_s:min,area_mm2:min,pipelined_inferences_per_s:max",
          "tops_per_w:max,tops_per_mm2:max,inferences_per_s:max,area_mm2:min");

  /** The step of the cheapest choice where a rule forbids it. */
  private static final int IDEAL = 1;

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
      NetworkCosts costs =
          EveryDesign.costs(
              EveryDesign.NETWORKS.get(random.nextInt(EveryDesign.NETWORKS.size())), objectives);
      List<GridBranch> branches = GridSpace.branches(axes);
      BoxRules rules =
          random.nextBoolean() ? BoxRules.NONE : new EveryDesign.NotElongated(branches);
      FoundFrontier found = FrontierSearch.of(branches, costs, rules, SearchWatch.PATIENT);

      Set<Long> expected = everyDesign(axes, costs, rules != BoxRules.NONE);
      assertThat(EveryDesign.numbers(found, branches))
          .as("%s by %s", axes, objectives)
          .isEqualTo(expected);
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
      BoxRules rules = new EveryDesign.NotElongated(branches);
      Set<Long> expected = everyDesign(axes, EveryDesign.costs(), true);
      for (int threads = 1; threads <= 4; threads++) {
        FoundFrontier found =
            EveryDesign.shared(branches, Set.of(), rules, SearchWatch.PATIENT, threads);
        assertThat(EveryDesign.numbers(found, branches))
            .as("%s threads", threads)
            .isEqualTo(expected);
        assertThat(found.isComplete()).isTrue();
      }
      designs += expected.size();
    }
    assertThat(designs).isPositive();
  }

  /** Boxes at the start are judged by the caller, those that are left by the other threads. */
  @Test
  @Timeout(60)
  void aFailureOfOneThreadEndsTheSearch() {
    Thread caller = Thread.currentThread();
    BoxRules failing =
        (branch, low, high) -> {
          if (Thread.currentThread() != caller) {
            throw new IllegalStateException("no rule");
          }
          return BoxRules.Verdict.SOME;
        };
    var grids = new RandomGrids(11);
    int failed = 0;
    for (int i = 0; i < 8; i++) {
      List<GridBranch> branches = GridSpace.branches(grids.next());
      try {
        EveryDesign.shared(branches, Set.of(), failing, SearchWatch.PATIENT, 3);
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("no rule");
        failed++;
      }
    }
    assertThat(failed).isPositive();
  }

  /** Each of three threads bounds some of the boxes at the start. */
  @Test
  void findsTheSameFromManyBoxesAtTheStart() {
    FoundFrontier alone = ofManyRoots(SearchWatch.PATIENT, 1);
    assertThat(alone.designs()).hasSize(500);
    assertThat(ofManyRoots(SearchWatch.PATIENT, 3).designs())
        .usingElementComparator(FoundDesign::compareTo)
        .isEqualTo(alone.designs());
  }

  private static FoundFrontier ofManyRoots(SearchWatch watch, int threads) {
    return EveryDesign.shared(
        manyRoots(), Set.of(Parameter.XBAR_ROWS), BoxRules.NONE, watch, threads);
  }

  /** In the thread of the caller and in others. */
  @Test
  @Timeout(60)
  void theBoundsOfTheStartCanBeCancelled() {
    for (int threads = 1; threads <= 3; threads++) {
      var followed = new AtomicInteger();
      SearchWatch cancelling =
          new SearchWatch() {
            @Override
            public void follow(State state) {
              if (followed.incrementAndGet() == 5) {
                throw new IllegalStateException("cancelled");
              }
            }

            @Override
            public boolean goesOn(State state) {
              return true;
            }
          };
      int number = threads;
      assertThatThrownBy(() -> ofManyRoots(cancelling, number)).hasMessage("cancelled");
      if (threads == 1) {
        assertThat(followed).hasValue(5);
      }
    }
  }

  /** Groups by rows make a box at the start of each number of rows. */
  private static List<GridBranch> manyRoots() {
    Parameter rows = Parameter.XBAR_ROWS;
    Axis axis =
        new Axis.Listed(
            rows.column(),
            List.of(rows),
            IntStream.range(64, 564).mapToObj(Row::of).toList(),
            List.of());
    return GridSpace.branches(new Axes(List.of(axis), Axes.defaults(Map.of())));
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
      NetworkCosts costs = EveryDesign.costs(EveryDesign.NETWORKS.get(1), OBJECTIVES.get(1));
      Set<Long> ungrouped = everyDesign(axes, costs, false);
      for (Set<Parameter> by : groupings) {
        Set<Long> expected = bestOfEachGroup(axes, costs, by);
        for (int threads = 1; threads <= 4; threads += 3) {
          FoundFrontier found =
              FrontierSearch.shared(
                  branches,
                  by,
                  () -> EveryDesign.costs(EveryDesign.NETWORKS.get(1), OBJECTIVES.get(1)),
                  BoxRules.NONE,
                  SearchWatch.PATIENT,
                  threads);
          assertThat(EveryDesign.numbers(found, branches))
              .as("%s by %s in %d threads", axes, by, threads)
              .isEqualTo(expected);
        }
        larger += expected.size() > ungrouped.size() ? 1 : 0;
      }
    }
    assertThat(larger).as("groupings with more designs").isPositive();
  }

  private static Set<Long> bestOfEachGroup(Axes axes, BoxCosts costs, Set<Parameter> by) {
    GridSpace space = GridSpace.of(axes);
    Map<List<Object>, Map<Long, double[]>> groups = new LinkedHashMap<>();
    EveryDesign.costed(axes, costs, false)
        .forEach(
            (number, vector) -> {
              Object[] values = space.point(number);
              DesignPoint.derive(values);
              List<Object> key = Arrays.asList(by.stream().map(p -> values[Slot.of(p)]).toArray());
              groups.computeIfAbsent(key, unused -> new LinkedHashMap<>()).put(number, vector);
            });
    Set<Long> best = new TreeSet<>();
    groups.values().forEach(group -> best.addAll(NaivePareto.undominated(group)));
    return best;
  }

  /** Boxes with open choices have the bounds of the cheapest, which the rule forbids. */
  @Test
  void findsTheFrontierWithoutTheCheapestChoice() {
    Axes axes =
        new Axes(
            List.of(
                listed(Parameter.POWER_GATING, "none", "ideal", "busy"),
                listed(Parameter.IDLE_COLUMNS, "converted", "gated"),
                listed(Parameter.ACTIVATION_PATH, "buffered", "streamed"),
                listed(Parameter.SCALE_FACTOR_GRANULARITY, "column", "channel", "bit_slice"),
                listed(Parameter.XBAR_ROWS, 64, 128, 256),
                listed(Parameter.XBAR_COLUMNS, 16, 64, 256),
                listed(Parameter.WEIGHT_REPLICATION, 1, 4)),
            Axes.defaults(Map.of()));
    List<GridBranch> branches = GridSpace.branches(axes);
    BoxRules leaking =
        (branch, low, high) ->
            low[0] == IDEAL && high[0] == IDEAL
                ? BoxRules.Verdict.NOTHING
                : low[0] <= IDEAL && IDEAL <= high[0]
                    ? BoxRules.Verdict.SOME
                    : BoxRules.Verdict.ALL;
    Map<Long, double[]> kept = EveryDesign.costed(axes, EveryDesign.costs(), false);
    GridSpace space = GridSpace.of(axes);
    kept.keySet()
        .removeIf(
            number -> space.point(number)[Slot.of(Parameter.POWER_GATING)] == PowerGating.IDEAL);

    FoundFrontier found =
        FrontierSearch.of(branches, EveryDesign.costs(), leaking, SearchWatch.PATIENT);

    assertThat(EveryDesign.numbers(found, branches)).isEqualTo(NaivePareto.undominated(kept));
    assertThat(found.designs().size()).isGreaterThan(2);
  }

  private static Axis listed(Parameter parameter, Object... values) {
    List<Row> rows = Arrays.stream(values).map(parameter::parse).map(Row::of).toList();
    return new Axis.Listed(parameter.column(), List.of(parameter), rows, List.of());
  }

  @Test
  void refusesAnObjectiveWithoutBounds() {
    assertThatThrownBy(
            () -> EveryDesign.costs(EveryDesign.NETWORKS.get(0), "energy_pj:min,crossbars:min"))
        .hasMessageStartingWith("objective (crossbars:min) must be one that can be bounded:");
  }

  /** By comparing each design with each. */
  private static Set<Long> everyDesign(Axes axes, BoxCosts costs, boolean ruled) {
    return NaivePareto.undominated(EveryDesign.costed(axes, costs, ruled));
  }
}
