package org.hcim.sweeps.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hcim.accelerator.design.Parameter;
import org.junit.jupiter.api.Test;

class TrajectoriesTest {

  private static final Axes AXES =
      new Axes(
          List.of(
              listed(Parameter.XBAR_ROWS, 5),
              listed(Parameter.XBAR_COLUMNS, 1),
              listed(Parameter.WEIGHT_BITS, 2),
              new Axis.Interval("cell_bits", Parameter.CELL_BITS, 1, 8, List.of()),
              new Axis.Interval("supply_v", Parameter.SUPPLY_V, 0.7, 1.2, List.of())),
          Axes.defaults(Map.of()));

  private static Axis listed(Parameter parameter, int rows) {
    return new Axis.Listed(
        parameter.column(),
        List.of(parameter),
        IntStream.range(0, rows).map(i -> 16 + i).mapToObj(Row::of).toList(),
        List.of());
  }

  @Test
  void eachAxisMovesOnceOnATrajectoryAndAloneWhenItDoes() {
    var design = Trajectories.of(AXES, 200, 4, 42);
    for (int trajectory = 0; trajectory < design.count(); trajectory++) {
      boolean[] moved = new boolean[5];
      for (int step = 0; step < 5; step++) {
        long point = (long) trajectory * design.length() + step;
        int axis = design.moved(trajectory, step);
        assertThat(moved[axis]).isFalse();
        moved[axis] = true;
        for (int other = 0; other < 5; other++) {
          boolean same = design.coordinate(point, other) == design.coordinate(point + 1, other);
          assertThat(same).isEqualTo(other != axis || !design.moves(other));
        }
      }
    }
  }

  @Test
  void distancesAreThoseBetweenTheValuesTaken() {
    var design = Trajectories.of(AXES, 100, 4, 7);
    SampledSpace space = SampledSpace.of(AXES, design);
    double[] lengths = {4, 0, 1, 7, 0.5};
    for (int trajectory = 0; trajectory < design.count(); trajectory++) {
      Object[] first = space.point((long) trajectory * 6);
      Object[] last = space.point((long) trajectory * 6 + 5);
      for (int axis = 0; axis < 5; axis++) {
        int slot = Slot.of(AXES.axes().get(axis).parameters().get(0));
        double change = ((Number) last[slot]).doubleValue() - ((Number) first[slot]).doubleValue();
        assertThat(change)
            .isCloseTo(design.distance(trajectory, axis) * lengths[axis], within(1e-12));
      }
    }
  }

  /** Morris's reason for moving by half of an even number of levels. */
  @Test
  void allLevelsAreVisitedAlike() {
    var design = Trajectories.of(AXES, 4000, 4, 3);
    Map<Double, Integer> visits = new TreeMap<>();
    for (long point = 0; point < design.points(); point++) {
      visits.merge(design.coordinate(point, 4), 1, Integer::sum);
    }
    assertThat(visits).hasSize(4);
    assertThat(visits.values())
        .allSatisfy(n -> assertThat(n / (double) design.points()).isCloseTo(0.25, within(0.02)));
  }

  @Test
  void needsAnAxis() {
    var none = new Axes(List.of(), Axes.defaults(Map.of()));
    assertThatThrownBy(() -> Trajectories.of(none, 10, 4, 1)).hasMessage("needs at least one axis");
  }
}
