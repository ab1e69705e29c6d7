package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.network.Network;
import org.junit.jupiter.api.Test;

/**
 * Costs of designs whose mappings a profile remembers against costs with a profile of their own.
 */
class ShapeMappingsTest {

  @Test
  void aDesignCostsTheSameWhateverCameBefore() {
    List<DesignPoint> designs = new ArrayList<>();
    List<Network> networks = new ArrayList<>();
    RandomCases.forEach(
        19,
        40,
        (design, network) -> {
          designs.add(design);
          networks.add(network);
        });
    var random = new Random(5);
    int compared = 0;
    for (Network network : networks) {
      NetworkProfile shared = NetworkProfile.of(network);
      for (int i = 0; i < 200; i++) {
        DesignPoint design = designs.get(random.nextInt(3) == 0 ? random.nextInt(40) : i / 5);
        compared += compare(design, shared) ? 1 : 0;
      }
    }
    assertThat(compared).isGreaterThan(1_000);
  }

  private static boolean compare(DesignPoint design, NetworkProfile shared) {
    Totals alone;
    try {
      alone = RandomCases.cost(design, shared.network()).totals();
    } catch (DoesNotFitException none) {
      return false;
    }
    assertThat(RandomCases.MODEL.evaluate(design, shared).totals()).isEqualTo(alone);
    return true;
  }
}
