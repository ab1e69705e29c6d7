package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.hcim.accelerator.Dice;
import org.hcim.accelerator.RandomDesigns;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.cost.ParameterWalks.Figure;
import org.hcim.accelerator.cost.ParameterWalks.Walk;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Domain;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing is free: along a parameter's range something rises and something falls. Walks a parameter
 * on random designs, and counts how often each figure moves which way.
 */
class ParameterWalkTest {

  private static final int DESIGNS = 150;
  private static final Network NETWORK = TestNetworks.resNet(20);

  @Test
  void everyParameterWithARangeIsWalked() {
    List<Parameter> ranges =
        Arrays.stream(Parameter.values())
            .filter(parameter -> !(parameter.domain() instanceof Domain.Choices))
            .toList();

    assertThat(ParameterWalks.all().map(Walk::parameter))
        .containsExactlyInAnyOrderElementsOf(ranges);
  }

  @ParameterizedTest
  @MethodSource("org.hcim.accelerator.cost.ParameterWalks#all")
  void figuresMoveOneWayOnly(Walk walk) {
    var dice = new Dice(99);
    var moved = new TreeMap<String, Integer>();
    for (int i = 0; i < DESIGNS; i++) {
      List<NetworkCost> costs = costs(walk, RandomDesigns.values(dice, walk.fixed()));
      for (int step = 1; step < costs.size(); step++) {
        NetworkCost before = costs.get(step - 1);
        NetworkCost after = costs.get(step);
        for (Figure figure : walk.rise()) {
          moved.merge(figure.name(), moves(figure, before, after), Integer::sum);
        }
        for (Figure figure : walk.fall()) {
          moved.merge(figure.name(), moves(figure, after, before), Integer::sum);
        }
      }
    }
    assertThat(moved).hasSize(walk.rise().size() + walk.fall().size());
    assertThat(moved.values()).allMatch(count -> count > 0);
    assertThat(moved.values().stream().mapToInt(Integer::intValue).sum())
        .isGreaterThan(DESIGNS / 2);
  }

  /** Asserts that a figure does not fall, and returns 1 where it rises. */
  private static int moves(Figure figure, NetworkCost smaller, NetworkCost larger) {
    double from = figure.of().applyAsDouble(smaller);
    double to = figure.of().applyAsDouble(larger);
    assertThat(to).as(figure.name()).isGreaterThanOrEqualTo(from * (1 - 1e-12));
    return to > from ? 1 : 0;
  }

  private static List<NetworkCost> costs(Walk walk, Object[] values) {
    var costs = new ArrayList<NetworkCost>();
    for (Object value : walk.values()) {
      Object[] changed = values.clone();
      changed[Parameter.TILES.ordinal()] = null;
      changed[walk.parameter().ordinal()] = value;
      try {
        costs.add(RandomCases.cost(DesignPoint.of(changed), NETWORK));
      } catch (InvalidDesignException | DoesNotFitException skipped) {
        // not every value fits a random design
      }
    }
    return costs;
  }
}
