package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hcim.accelerator.Dice;
import org.hcim.accelerator.RandomDesigns;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.junit.jupiter.api.Test;

/** Designs that share unit costs against designs that are costed alone. */
class DesignSeriesTest {

  private static final CostModel MODEL = RandomCases.MODEL;
  private static final NetworkProfile NETWORK = NetworkProfile.of(TestNetworks.resNet(20));

  /** Some layers have zeros of their own. */
  private static final NetworkProfile SPARSE = NetworkProfile.of(TestNetworks.random(new Dice(73)));

  /** Each design differs from the one before in one or two parameters, whichever they are. */
  @Test
  void neighborsCostWhatTheyCostAlone() {
    var dice = new Dice(71);
    var series = new DesignSeries(MODEL);
    int costed = 0;
    Object[] values = RandomDesigns.values(dice);
    for (int i = 0; i < 20_000; i++) {
      Object[] design = i % 50 == 0 ? RandomDesigns.values(dice) : neighbor(values, dice);
      List<Object> shared = cost(design, series::design, NETWORK);
      assertThat(shared).isEqualTo(cost(design, MODEL::design, NETWORK));
      if (shared.size() > 1) {
        costed++;
        values = design;
      }
    }
    assertThat(costed).isGreaterThan(5_000);
  }

  /** As on a grid whose inner axes are the zeros, copies of the network and gating. */
  @Test
  void designsThatDifferOnlyInZerosCostWhatTheyCostAlone() {
    var dice = new Dice(72);
    var series = new DesignSeries(MODEL);
    int costed = 0;
    for (int i = 0; i < 500; i++) {
      Object[] values = RandomDesigns.values(dice, Parameter.READOUT, "ternary");
      Object[] other = RandomDesigns.values(dice);
      for (int zeros = 0; zeros < 4; zeros++) {
        values[Parameter.TERNARY_ZERO_FRAC.ordinal()] = dice.between(0, 100) / 100.0;
        for (Parameter use : List.of(Parameter.WEIGHT_REPLICATION, Parameter.POWER_GATING)) {
          Object[] design = values.clone();
          design[use.ordinal()] = other[use.ordinal()];
          for (NetworkProfile network : List.of(NETWORK, SPARSE)) {
            List<Object> shared = cost(design, series::design, network);
            assertThat(shared).isEqualTo(cost(design, MODEL::design, network));
            costed += shared.size() > 1 ? 1 : 0;
          }
        }
      }
    }
    assertThat(costed).isGreaterThan(2_000);
  }

  private static Object[] neighbor(Object[] values, Dice dice) {
    Object[] other = RandomDesigns.values(dice);
    Object[] neighbor = values.clone();
    for (int change = dice.between(1, 2); change > 0; change--) {
      int slot = dice.between(0, Parameter.count() - 1);
      boolean isRead = neighbor[slot] != null && other[slot] != null;
      neighbor[slot] = isRead ? other[slot] : neighbor[slot];
    }
    return neighbor;
  }

  private static List<Object> cost(
      Object[] values, Function<DesignPoint, CostedDesign> design, NetworkProfile network) {
    try {
      NetworkCost cost = design.apply(DesignPoint.of(values.clone())).cost(network);
      List<Object> all = new ArrayList<>(List.of(cost.totals(), cost.figures()));
      for (Component component : Component.values()) {
        all.add(cost.energyPj(component));
        all.add(cost.areaMm2(component));
      }
      all.addAll(List.of(cost.conversions(), cost.meanZeroFrac(), cost.scaleFactorKib()));
      return all;
    } catch (InvalidDesignException | DoesNotFitException none) {
      return List.of(String.valueOf(none.getMessage()));
    }
  }
}
