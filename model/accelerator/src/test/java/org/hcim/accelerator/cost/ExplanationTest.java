package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.cost.Explanation.ActionLine;
import org.hcim.accelerator.cost.Explanation.LayerLine;
import org.hcim.accelerator.cost.Explanation.PartLine;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  @Test
  void linesAddUpToTheTotals() {
    RandomCases.forEach(
        8,
        200,
        (design, network) -> {
          var explanation = Explanation.of(RandomCases.MODEL, design, network);
          NetworkCost cost = RandomCases.cost(design, network);
          var rounding = Percentage.withPercentage(1e-9);
          assertThat(explanation.total().energyPj()).isEqualTo(cost.energyPj());
          assertThat(explanation.actions().stream().mapToDouble(ActionLine::energyPj).sum())
              .isCloseTo(cost.energyPj(), rounding);
          assertThat(explanation.parts().stream().mapToDouble(PartLine::areaMm2).sum())
              .isCloseTo(cost.areaMm2(), rounding);
          assertThat(explanation.layers().stream().mapToDouble(LayerLine::conversions).sum())
              .isCloseTo(cost.conversions(), rounding);
        });
  }

  @Test
  void everyLineCitesAConstant() {
    RandomCases.forEach(
        9,
        200,
        (design, network) -> {
          var explanation = Explanation.of(RandomCases.MODEL, design, network);
          assertThat(explanation.actions()).noneMatch(line -> line.constants().isEmpty());
          assertThat(explanation.parts()).noneMatch(line -> line.constants().isEmpty());
        });
  }

  @Test
  void layersAreInTheNetworksOrderAndTakeItsTime() {
    DesignPoint design = Designs.a();
    var network = TestNetworks.vgg9();

    var explanation = Explanation.of(RandomCases.MODEL, design, network);

    assertThat(explanation.layers())
        .extracting(line -> line.layer().name())
        .containsExactlyElementsOf(network.layers().stream().map(layer -> layer.name()).toList());
    assertThat(explanation.layers().stream().mapToDouble(LayerLine::latencyNs).sum())
        .isCloseTo(explanation.total().latencyNs(), Percentage.withPercentage(1e-9));
  }

  /** The chip leaks between inferences as well, which is part of the total and of no layer. */
  @Test
  void layersTakeTheSameEnergyWhenInferencesAreRare() {
    for (String gating : List.of("busy", "none", "ideal")) {
      List<LayerLine> often = layers(Parameter.POWER_GATING, gating);
      List<LayerLine> rarely =
          layers(Parameter.POWER_GATING, gating, Parameter.ARRIVALS_PER_S, 10.0);
      assertThat(rarely)
          .extracting(LayerLine::energyPj)
          .containsExactlyElementsOf(often.stream().map(LayerLine::energyPj).toList());
    }
  }

  @Test
  void layersTakeNoMoreEnergyThanTheNetwork() {
    RandomCases.forEach(
        10,
        200,
        (design, network) -> {
          var explanation = Explanation.of(RandomCases.MODEL, design, network);
          assertThat(explanation.layers().stream().mapToDouble(LayerLine::energyPj).sum())
              .isLessThanOrEqualTo(explanation.total().energyPj() * (1 + 1e-12));
        });
  }

  private static List<LayerLine> layers(Object... changes) {
    return Explanation.of(RandomCases.MODEL, Designs.a(changes), TestNetworks.vgg9()).layers();
  }
}
