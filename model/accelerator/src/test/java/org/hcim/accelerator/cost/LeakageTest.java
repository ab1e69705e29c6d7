package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.assertj.core.data.Percentage;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.Dice;
import org.hcim.accelerator.RandomDesigns;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts that leak, for how long, and the effect of idle hardware. */
class LeakageTest {

  private static final Network RESNET20 = TestNetworks.resNet(20);

  /** 128 inputs and 32 outputs of 4 bits fill one crossbar. */
  private static final Network LINEAR =
      TestNetworks.of(new MvmLayer("linear", 128, 32, 1, 1, 128, OptionalDouble.empty()));

  /** Tiles and crossbars beside the one that works change nothing but their own remainder. */
  @Test
  void aLayerOfOneCrossbarPaysForItsWholeTile() {
    NetworkCost alone = RandomCases.cost(Designs.a(), LINEAR);
    NetworkCost tile = RandomCases.cost(Designs.a(Parameter.TILES, 1), LINEAR);

    assertThat(tile.crossbars()).isEqualTo(64);
    assertThat(tile.energyPj()).isGreaterThanOrEqualTo(alone.energyPj());
    assertThat(tile.energyPj()).isCloseTo(alone.energyPj(), Percentage.withPercentage(15));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ideal", "busy", "none"})
  void moreIdleHardwareNeverLowersEnergyOrTime(String gating) {
    var dice = new Dice(77);
    for (int i = 0; i < 300; i++) {
      Object[] values = RandomDesigns.values(dice, Parameter.POWER_GATING, gating);
      Network network = TestNetworks.random(dice);
      NetworkCost last = null;
      for (int tiles : new int[] {0, 600, 1200, 5000}) {
        NetworkCost cost = costOrNull(values, tiles, network);
        if (cost != null && last != null) {
          assertThat(cost.energyPj()).isGreaterThanOrEqualTo(last.energyPj() * (1 - 1e-12));
          assertThat(cost.latencyNs()).isGreaterThanOrEqualTo(last.latencyNs());
          assertThat(cost.areaMm2()).isGreaterThanOrEqualTo(last.areaMm2());
        }
        last = cost;
      }
    }
  }

  private static NetworkCost costOrNull(Object[] values, int tiles, Network network) {
    Object[] changed = values.clone();
    changed[Parameter.TILES.ordinal()] = tiles == 0 ? null : (Object) tiles;
    try {
      return RandomCases.cost(DesignPoint.of(changed), network);
    } catch (InvalidDesignException | DoesNotFitException none) {
      return null;
    }
  }

  @ParameterizedTest
  @CsvSource({"37, 1.35", "47, 1.8225", "17, 0.7407"})
  void leakageFollowsTheTemperature(double celsius, double factor) {
    double warm = leakagePj(Parameter.TEMPERATURE_C, celsius, Parameter.POWER_GATING, "none");

    assertThat(warm / leakagePj(Parameter.POWER_GATING, "none")).isCloseTo(factor, within(1e-3));
  }

  /** 1,000 inferences a second leave the chip idle for most of a millisecond. */
  @ParameterizedTest
  @ValueSource(strings = {"busy", "none"})
  void idleTimeBetweenInferencesLeaks(String gating) {
    Object[] slow = {Parameter.POWER_GATING, gating, Parameter.ARRIVALS_PER_S, 1000.0};
    NetworkCost busy = RandomCases.cost(Designs.a(Parameter.POWER_GATING, gating), RESNET20);
    NetworkCost idle = RandomCases.cost(Designs.a(slow), RESNET20);

    assertThat(idle.latencyNs()).isEqualTo(busy.latencyNs());
    assertThat(idle.energyPj(Component.LEAKAGE)).isGreaterThan(busy.energyPj(Component.LEAKAGE));
    if (gating.equals("none")) {
      assertThat(idle.energyPj(Component.LEAKAGE))
          .isCloseTo(
              busy.energyPj(Component.LEAKAGE) * 1e6 / busy.latencyNs(),
              Percentage.withPercentage(1e-6));
    }
  }

  @Test
  void aRateThatTheChipCannotReachChangesNothing() {
    double fast = leakagePj(Parameter.ARRIVALS_PER_S, 1e9);

    assertThat(fast).isEqualTo(leakagePj());
  }

  private static double leakagePj(Object... changes) {
    return RandomCases.cost(Designs.a(changes), RESNET20).energyPj(Component.LEAKAGE);
  }
}
