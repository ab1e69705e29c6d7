package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.Dice;
import org.hcim.accelerator.RandomDesigns;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.junit.jupiter.api.Test;

/** Bounds of boxes against the costs of the designs in them. */
class DesignBoxTest {

  private static final int CASES = Integer.getInteger("hcim.boxes", 20_000);

  private static final CostModel MODEL = RandomCases.MODEL;

  private static final List<NetworkProfile> NETWORKS =
      List.of(
          NetworkProfile.of(TestNetworks.resNet(20)),
          NetworkProfile.of(TestNetworks.vgg9()),
          NetworkProfile.of(TestNetworks.random(new Dice(1))),
          NetworkProfile.of(TestNetworks.random(new Dice(2))),
          NetworkProfile.of(TestNetworks.random(new Dice(3))));

  @Test
  void theBoundsOfOneDesignAreItsCost() {
    var dice = new Dice(81);
    int costed = 0;
    for (int i = 0; i < CASES; i++) {
      Object[] values = RandomDesigns.values(dice);
      DesignPoint.derive(values);
      NetworkProfile network = dice.pick(NETWORKS.toArray(NetworkProfile[]::new));
      Optional<Totals> cost = cost(values, network);

      assertThat(bounds(values, values.clone(), network)).isEqualTo(cost);
      costed += cost.isPresent() ? 1 : 0;
    }
    assertThat(costed).isGreaterThan(CASES / 10);
  }

  @Test
  void noDesignIsBetterThanTheBoundsOfItsBox() {
    var dice = new Dice(82);
    int costed = 0;
    for (int i = 0; i < CASES; i++) {
      Object[] least = RandomDesigns.values(dice);
      DesignPoint.derive(least);
      least[slot(Parameter.ARRIVALS_PER_S)] = dice.chance(50) ? null : (Double) 10.0;
      Object[] most = least.clone();
      widen(least, most, dice);
      NetworkProfile network = dice.pick(NETWORKS.toArray(NetworkProfile[]::new));
      Optional<Totals> bounds = bounds(least, most, network);
      for (int point = 0; point < 4; point++) {
        Optional<Totals> cost = cost(between(least, most, dice), network);
        costed += cost.isPresent() ? 1 : 0;
        cost.ifPresent(found -> assertBelow(bounds.orElseThrow(), found));
      }
    }
    assertThat(costed).isGreaterThan(CASES / 10);
  }

  @Test
  void bothHoldWithBiasRows() {
    var dice = new Dice(83);
    int costed = 0;
    for (int i = 0; i < CASES / 4; i++) {
      Object[] least = RandomDesigns.values(dice, RandomDesigns.biasRows(dice));
      DesignPoint.derive(least);
      Object[] most = least.clone();
      least[slot(Parameter.XBAR_ROWS)] = dice.between(1, (Integer) most[slot(Parameter.XBAR_ROWS)]);
      widen(least, most, dice);
      NetworkProfile network = dice.pick(NETWORKS.toArray(NetworkProfile[]::new));
      Optional<Totals> bounds = bounds(least, most, network);
      Object[] values = between(least, most, dice);
      Optional<Totals> cost = cost(values, network);
      assertThat(bounds(values, values.clone(), network)).isEqualTo(cost);
      cost.ifPresent(found -> assertBelow(bounds.orElseThrow(), found));
      costed += cost.isPresent() ? 1 : 0;
    }
    assertThat(costed).isGreaterThan(CASES / 40);
  }

  @Test
  void aBoxWhoseDesignsHaveOnlyBiasRowsIsEmpty() {
    Object[] values = Designs.values(Parameter.READOUT, "binary", Parameter.BIAS_ROWS, 2);
    DesignPoint.derive(values);
    values[slot(Parameter.XBAR_ROWS)] = 1;
    Object[] most = values.clone();
    most[slot(Parameter.XBAR_ROWS)] = 2;
    assertThat(DesignBox.of(values, most)).isEmpty();
    most[slot(Parameter.XBAR_ROWS)] = 3;
    assertThat(DesignBox.of(values, most)).isPresent();
  }

  private static void assertBelow(Totals bounds, Totals cost) {
    assertThat(bounds.energyPj()).isPositive().isLessThanOrEqualTo(cost.energyPj());
    assertThat(bounds.latencyNs()).isPositive().isLessThanOrEqualTo(cost.latencyNs());
    assertThat(bounds.areaMm2()).isPositive().isLessThanOrEqualTo(cost.areaMm2());
    assertThat(bounds.pipelinedIntervalNs())
        .isPositive()
        .isLessThanOrEqualTo(cost.pipelinedIntervalNs());
  }

  /** Moves about a third of the numbers of two equal corners apart, and of the choices. */
  private static void widen(Object[] least, Object[] most, Dice dice) {
    Object[] other = RandomDesigns.values(dice);
    other[slot(Parameter.ARRIVALS_PER_S)] = dice.pick(1.0, 300.0, 1e4);
    for (Parameter parameter : Parameter.values()) {
      int slot = slot(parameter);
      boolean spanned = DesignBox.spans(parameter) && least[slot] != null && other[slot] != null;
      if (spanned && least[slot] instanceof Choice) {
        most[slot] = dice.chance(35) ? other[slot] : least[slot];
      } else if (spanned && dice.chance(35)) {
        boolean isLess = number(other[slot]) < number(least[slot]);
        (isLess ? least : most)[slot] = other[slot];
      }
    }
  }

  private static Object[] between(Object[] least, Object[] most, Dice dice) {
    Object[] values = least.clone();
    for (Parameter parameter : Parameter.values()) {
      int slot = slot(parameter);
      if (least[slot] instanceof Integer from) {
        int to = (Integer) most[slot];
        values[slot] =
            dice.chance(30) ? (Integer) (dice.chance(50) ? from : to) : between(from, to, dice);
      } else if (least[slot] instanceof Double from) {
        values[slot] = from + (number(most[slot]) - from) * dice.fraction();
      } else if (least[slot] instanceof Enum<?> from && from != most[slot]) {
        values[slot] = dice.pick((Object[]) from.getDeclaringClass().getEnumConstants());
      }
    }
    return values;
  }

  private static Integer between(int from, int to, Dice dice) {
    return dice.between(from, to);
  }

  private static Optional<Totals> bounds(Object[] least, Object[] most, NetworkProfile network) {
    return DesignBox.of(least, most).flatMap(box -> MODEL.bounds(box, network));
  }

  private static Optional<Totals> cost(Object[] values, NetworkProfile network) {
    try {
      return Optional.of(MODEL.evaluate(DesignPoint.of(values.clone()), network).totals());
    } catch (InvalidDesignException | DoesNotFitException none) {
      return Optional.empty();
    }
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  private static int slot(Parameter parameter) {
    return parameter.ordinal();
  }
}
