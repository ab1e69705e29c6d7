package org.hcim.accelerator.cost;

import java.util.function.BiConsumer;
import org.hcim.accelerator.Dice;
import org.hcim.accelerator.RandomDesigns;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.Network;

/** Seeded random designs with networks that they can cost. */
final class RandomCases {

  static final CostModel MODEL = CostModel.cited();

  private RandomCases() {}

  /** Passes on a number of cases. */
  static void forEach(int seed, int cases, BiConsumer<DesignPoint, Network> check) {
    var dice = new Dice(seed);
    int checked = 0;
    while (checked < cases) {
      DesignPoint design = RandomDesigns.valid(dice);
      Network network = TestNetworks.random(dice);
      if (covered(design, network)) {
        check.accept(design, network);
        checked++;
      }
    }
  }

  private static boolean covered(DesignPoint design, Network network) {
    try {
      cost(design, network);
      return true;
    } catch (InvalidDesignException | DoesNotFitException none) {
      return false;
    }
  }

  static NetworkCost cost(DesignPoint design, Network network) {
    return MODEL.evaluate(design, NetworkProfile.of(network));
  }
}
