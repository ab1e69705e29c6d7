package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.hcim.accelerator.Dice;
import org.hcim.accelerator.RandomDesigns;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.network.Network;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing is free: along a parameter's range something rises and something falls. Walks a parameter
 * on random designs, and counts how often each figure moves which way.
 */
class ParameterWalkTest {

  private static final int DESIGNS = 150;
  private static final Network NETWORK = TestNetworks.resNet(20);

  private static final Figure CROSSBARS = new Figure("crossbars", NetworkCost::crossbars);
  private static final Figure LATENCY = new Figure("latency", NetworkCost::latencyNs);
  private static final Figure AREA = new Figure("area", NetworkCost::areaMm2);
  private static final Figure CONVERSIONS = new Figure("conversions", NetworkCost::conversions);
  private static final Figure STEP =
      new Figure("unit step", cost -> cost.figures().unitStepMv().orElse(0));
  private static final Figure LEAKAGE = new Figure("leakage", of(Component.LEAKAGE));
  private static final Figure TILES = new Figure("tiles", NetworkCost::tiles);
  private static final Figure READOUT_AREA =
      new Figure("readout area", cost -> cost.areaMm2(Component.READOUT));
  private static final Figure DCIM_AREA =
      new Figure("DCiM area", cost -> cost.areaMm2(Component.DCIM));
  private static final Figure CELL_AREA =
      new Figure("cell area", cost -> cost.areaMm2(Component.CROSSBAR));

  private record Figure(String name, ToDoubleFunction<NetworkCost> of) {}

  /** A parameter, values in rising order, and what rises and falls along them. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Walk(
      Parameter parameter, List<?> values, List<Figure> rise, List<Figure> fall, Object... fixed) {

    @Override
    public String toString() {
      return parameter.column();
    }
  }

  private static ToDoubleFunction<NetworkCost> of(Component component) {
    return cost -> cost.energyPj(component);
  }

  static Stream<Walk> walks() {
    return Stream.of(
        new Walk(
            Parameter.XBAR_ROWS,
            List.of(32, 64, 128, 256, 512, 1024, 2048),
            List.of(),
            List.of(CROSSBARS, STEP),
            Parameter.XBAR_TECHNOLOGY,
            "sram_8t"),
        new Walk(
            Parameter.XBAR_COLUMNS,
            List.of(32, 64, 128, 256, 512, 1024),
            List.of(LATENCY),
            List.of(CROSSBARS),
            Parameter.READOUT,
            "sar",
            Parameter.ADC_BITS,
            7,
            Parameter.ADC_COST_SOURCE,
            "paper",
            Parameter.COLUMNS_PER_ADC,
            null),
        new Walk(
            Parameter.CELL_BITS,
            List.of(1, 2, 4),
            List.of(),
            List.of(CONVERSIONS, STEP),
            Parameter.XBAR_TECHNOLOGY,
            "reram",
            Parameter.WEIGHT_BITS,
            4),
        new Walk(
            Parameter.STREAM_BITS,
            List.of(1, 2, 4),
            List.of(),
            List.of(CONVERSIONS, STEP),
            Parameter.ACTIVATION_BITS,
            4),
        new Walk(
            Parameter.COLUMNS_PER_ADC,
            List.of(1, 2, 4, 8, 16),
            List.of(LATENCY),
            List.of(READOUT_AREA),
            Parameter.READOUT,
            "sar",
            Parameter.ADC_BITS,
            7,
            Parameter.ADC_COST_SOURCE,
            "paper"),
        new Walk(
            Parameter.XBARS_PER_DCIM,
            List.of(1, 2, 4, 8),
            List.of(LATENCY),
            List.of(DCIM_AREA),
            Parameter.READOUT,
            "ternary",
            Parameter.WEIGHT_REPLICATION,
            8),
        new Walk(
            Parameter.SUPPLY_V,
            List.of(0.6, 0.7, 0.75, 0.8, 0.84, 0.9, 1.0),
            List.of(STEP),
            List.of(LATENCY),
            Parameter.TECHNOLOGY_NM,
            32),
        new Walk(
            Parameter.XBARS_PER_TILE,
            List.of(8, 16, 64, 256, 1024, 4096),
            List.of(),
            List.of(TILES, AREA)),
        new Walk(
            Parameter.WEIGHT_REPLICATION,
            List.of(1, 2, 4, 16),
            List.of(CROSSBARS, AREA, CELL_AREA),
            List.of(LATENCY)),
        new Walk(
            Parameter.TEMPERATURE_C,
            List.of(-40.0, 0.0, 27.0, 85.0, 125.0),
            List.of(LEAKAGE),
            List.of(),
            Parameter.POWER_GATING,
            "none"));
  }

  @ParameterizedTest
  @MethodSource("walks")
  void figuresMoveOneWayOnly(Walk walk) {
    var dice = new Dice(99);
    int moved = 0;
    for (int i = 0; i < DESIGNS; i++) {
      List<NetworkCost> costs = costs(walk, RandomDesigns.values(dice, walk.fixed()));
      for (int step = 1; step < costs.size(); step++) {
        NetworkCost before = costs.get(step - 1);
        NetworkCost after = costs.get(step);
        for (Figure figure : walk.rise()) {
          moved += moves(figure, before, after);
        }
        for (Figure figure : walk.fall()) {
          moved += moves(figure, after, before);
        }
      }
    }
    assertThat(moved).isGreaterThan(DESIGNS / 2);
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
