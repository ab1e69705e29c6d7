package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.network.Layer;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network.Shape;
import org.junit.jupiter.api.Test;

/** Invariants of every design and network, over seeded random ones. */
class CostInvariantsTest {

  private static final int CASES = 500;

  @Test
  void componentsAddUpToTheTotalsBitForBit() {
    RandomCases.forEach(
        1,
        CASES,
        (design, network) -> {
          NetworkCost cost = RandomCases.cost(design, network);
          double energyPj = 0;
          double areaMm2 = 0;
          for (Component component : Component.values()) {
            energyPj += cost.energyPj(component);
            areaMm2 += cost.areaMm2(component);
          }
          assertThat(cost.energyPj()).isEqualTo(energyPj);
          assertThat(cost.areaMm2()).isEqualTo(areaMm2);
        });
  }

  @Test
  void everyFigureIsFiniteAndPositive() {
    RandomCases.forEach(
        2,
        CASES,
        (design, network) -> {
          NetworkCost cost = RandomCases.cost(design, network);
          assertThat(cost.isFinite()).isTrue();
          assertThat(figures(cost)).allSatisfy(value -> assertThat(value).isFinite().isPositive());
          assertThat(cost.utilizationFrac()).isGreaterThan(0).isLessThanOrEqualTo(1);
          assertThat(cost.meanZeroFrac()).isBetween(0.0, 1.0);
          assertThat(cost.pipelinedIntervalNs()).isLessThanOrEqualTo(cost.latencyNs());
          for (Component component : Component.values()) {
            assertThat(cost.energyPj(component)).isFinite().isNotNegative();
            assertThat(cost.areaMm2(component)).isFinite().isNotNegative();
            assertThat(component.hasArea() || cost.areaMm2(component) == 0).isTrue();
          }
        });
  }

  private static List<Double> figures(NetworkCost cost) {
    return List.of(
        cost.energyPj(),
        cost.latencyNs(),
        cost.areaMm2(),
        cost.pipelinedIntervalNs(),
        cost.edapJSMm2(),
        cost.topsPerW(),
        cost.topsPerMm2(),
        cost.conversions(),
        cost.crossbars(),
        cost.tiles(),
        cost.readoutPjPerConversion(),
        cost.readoutUm2());
  }

  @Test
  void theOrderOfLayersDoesNotMatter() {
    RandomCases.forEach(
        3,
        CASES,
        (design, network) -> {
          List<Layer> layers = new ArrayList<>(network.layers());
          Collections.reverse(layers);
          NetworkCost cost = RandomCases.cost(design, network);
          NetworkCost reversed =
              RandomCases.cost(design, TestNetworks.of(layers.toArray(Layer[]::new)));
          var rounding = Percentage.withPercentage(1e-9);
          assertThat(reversed.energyPj()).isCloseTo(cost.energyPj(), rounding);
          assertThat(reversed.latencyNs()).isCloseTo(cost.latencyNs(), rounding);
          assertThat(reversed.crossbars()).isEqualTo(cost.crossbars());
        });
  }

  @Test
  void layersOfEqualShapeCostAsMuchAsListed() {
    RandomCases.forEach(
        4,
        CASES,
        (design, network) -> {
          Shape shape = Shape.of((MvmLayer) network.layers().get(0));
          var together =
              new ActionCounts(DesignBox.of(design), RandomCases.MODEL.constants(), 1, 0);
          var listed = new ActionCounts(DesignBox.of(design), RandomCases.MODEL.constants(), 1, 0);
          together.add(shape, 3);
          IntStream.range(0, 3).forEach(i -> listed.add(shape, 1));
          for (Action action : Action.values()) {
            double count = listed.count(action);
            assertThat(together.count(action)).isCloseTo(count, within(1e-12 * count));
          }
          assertThat(together.crossbars).isEqualTo(listed.crossbars);
          assertThat(together.latencyNs).isEqualTo(listed.latencyNs);
          assertThat(together.slowestLayerNs).isEqualTo(listed.slowestLayerNs);
          assertThat(together.layers).isEqualTo(listed.layers);
        });
  }
}
