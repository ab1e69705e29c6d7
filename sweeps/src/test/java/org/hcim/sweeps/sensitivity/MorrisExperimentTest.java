package org.hcim.sweeps.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.PowerGating;
import org.hcim.sweeps.space.Axes;
import org.hcim.sweeps.space.Axis;
import org.hcim.sweeps.space.Row;
import org.hcim.sweeps.space.SampledSpace;
import org.hcim.sweeps.space.Trajectories;
import org.junit.jupiter.api.Test;

class MorrisExperimentTest {

  private static final Offset<Double> CLOSE = within(1e-9);

  private static final List<Axis> LIST =
      List.of(
          new Axis.Interval("supply_v", Parameter.SUPPLY_V, 0.7, 1.2, List.of()),
          listed(Parameter.XBAR_ROWS, 32, 64, 96, 128),
          listed(Parameter.POWER_GATING, (Object[]) PowerGating.values()),
          listed(Parameter.WEIGHT_BITS, 4));

  private static final Axes AXES = new Axes(LIST, Axes.defaults(Map.of()));

  private static Axis listed(Parameter parameter, Object... values) {
    return new Axis.Listed(
        parameter.column(), List.of(parameter), Stream.of(values).map(Row::of).toList(), List.of());
  }

  /** 10 a volt over half a volt, and -0.25 a row over 96 rows. */
  @Test
  void ofALinearResponseMuIsTheCoefficientAndSigmaIsNothing() {
    Attribution found = attribute(30, 9, point -> 10 * volts(point) - 0.25 * rows(point));

    Influence.Effects volts = (Influence.Effects) found.influences().get(0);
    assertThat(volts.axis()).isEqualTo("supply_v");
    assertThat(volts.mean().orElseThrow().value()).isCloseTo(5, CLOSE);
    assertThat(volts.meanAbsolute().value()).isCloseTo(5, CLOSE);
    assertThat(volts.deviation().value()).isCloseTo(0, CLOSE);
    Influence.Effects rows = (Influence.Effects) found.influences().get(1);
    assertThat(rows.mean().orElseThrow().value()).isCloseTo(-24, CLOSE);
    assertThat(rows.meanAbsolute().value()).isCloseTo(24, CLOSE);
    assertThat(rows.meanAbsolute().low()).isCloseTo(24, CLOSE);
    assertThat(rows.meanAbsolute().high()).isCloseTo(24, CLOSE);
    assertThat(rows.deviation().high()).isCloseTo(0, CLOSE);
  }

  @Test
  void stepsWithoutAnOrderHaveNoMuAndSingleOnesNothing() {
    Attribution found = attribute(30, 9, point -> volts(point));

    Influence.Effects gating = (Influence.Effects) found.influences().get(2);
    assertThat(gating.mean()).isEqualTo(Optional.empty());
    assertThat(gating.meanAbsolute().value()).isZero();
    assertThat(found.influences().get(3))
        .isEqualTo(new Influence.NotIdentifiable("weight_bits", "it has one value"));
  }

  /** An effect of volts x rows over volts is half a volt x rows: its mean is half the mean rows. */
  @Test
  void intervalsHoldTheTruthAsOftenAsTheySay() {
    int held = 0;
    for (int seed = 0; seed < 200; seed++) {
      Attribution found = attribute(40, seed, point -> volts(point) * rows(point));
      Estimate mean = ((Influence.Effects) found.influences().get(0)).meanAbsolute();
      held += mean.low() <= 40 && 40 <= mean.high() ? 1 : 0;
    }
    assertThat(held).isBetween(180, 199);
  }

  @Test
  void aTrajectoryWithAMissingResponseIsLeftOutWhole() {
    var design = Trajectories.of(AXES, 10, 4, 1);
    LongToDoubleFunction holes = point -> point == 12 || point == 13 ? Double.NaN : 1.0;
    Attribution found = new MorrisExperiment(LIST, design, 1).attribute(holes).get(0);

    assertThat(found.designs()).isEqualTo(48);
    assertThat(found.used()).isEqualTo(45);
  }

  @Test
  void tooFewTrajectoriesGiveNoNumbers() {
    var design = Trajectories.of(AXES, 10, 4, 1);
    LongToDoubleFunction holes = point -> point / 5 % 5 < 3 ? Double.NaN : 1.0;

    assertThat(new MorrisExperiment(LIST, design, 1).attribute(holes).get(0).influences())
        .hasSize(4)
        .allMatch(
            influence ->
                influence instanceof Influence.NotIdentifiable refused
                    && refused
                        .reason()
                        .equals(
                            "4 of 10 trajectories are complete; at least 4 and half of all are required"));
  }

  private static Attribution attribute(
      int trajectories, long seed, ToDoubleFunction<Object[]> function) {
    var design = Trajectories.of(AXES, trajectories, 4, seed);
    SampledSpace space = SampledSpace.of(AXES, design);
    return new MorrisExperiment(LIST, design, seed)
        .attribute(point -> function.applyAsDouble(space.point(point)))
        .get(0);
  }

  @SuppressWarnings("EnumOrdinal") // the array is defined by it, see DesignPoint.of
  private static double volts(Object[] point) {
    return (Double) point[Parameter.SUPPLY_V.ordinal()];
  }

  @SuppressWarnings("EnumOrdinal") // the array is defined by it, see DesignPoint.of
  private static double rows(Object[] point) {
    return (Integer) point[Parameter.XBAR_ROWS.ordinal()];
  }
}
