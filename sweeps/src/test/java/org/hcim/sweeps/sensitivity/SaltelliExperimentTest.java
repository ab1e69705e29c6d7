package org.hcim.sweeps.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hcim.sweeps.space.Saltelli;
import org.junit.jupiter.api.Test;

class SaltelliExperimentTest {

  private static final double A = 7;
  private static final double B = 0.1;

  /** Ishigami and Homma's function of three angles: its indices are known in closed form. */
  private static double ishigami(double[] x) {
    double[] angle = new double[3];
    for (int i = 0; i < 3; i++) {
      angle[i] = Math.PI * (2 * x[i] - 1);
    }
    return Math.sin(angle[0])
        + A * Math.pow(Math.sin(angle[1]), 2)
        + B * Math.pow(angle[2], 4) * Math.sin(angle[0]);
  }

  @Test
  void findsTheIndicesOfIshigamisFunction() {
    double pi4 = Math.pow(Math.PI, 4);
    double one = Math.pow(1 + B * pi4 / 5, 2) / 2;
    double two = A * A / 8;
    double oneAndThree = B * B * pi4 * pi4 * (1.0 / 18 - 1.0 / 50);
    double all = one + two + oneAndThree;

    Attribution found = attribute(3, 8192, 42, SaltelliExperimentTest::ishigami);

    assertIndices(found, 0, one / all, (one + oneAndThree) / all, 0.01);
    assertIndices(found, 1, two / all, two / all, 0.01);
    assertIndices(found, 2, 0, oneAndThree / all, 0.01);
    assertThat(found.designs()).isEqualTo(5 * 8192);
    assertThat(found.used()).isEqualTo(5 * 8192);
  }

  private static final double[] WEIGHTS = {0, 1, 4.5, 9, 99, 99};

  /** Sobol's g-function: partial variances are products. */
  private static double g(double[] x) {
    double product = 1;
    for (int i = 0; i < WEIGHTS.length; i++) {
      product *= (Math.abs(4 * x[i] - 2) + WEIGHTS[i]) / (1 + WEIGHTS[i]);
    }
    return product;
  }

  private static double partial(int axis) {
    return 1 / 3.0 / Math.pow(1 + WEIGHTS[axis], 2);
  }

  private static double variance() {
    return IntStream.range(0, 6).mapToDouble(i -> 1 + partial(i)).reduce(1, (a, b) -> a * b) - 1;
  }

  private static double totalOfG(int axis) {
    return partial(axis) * (variance() + 1) / (1 + partial(axis)) / variance();
  }

  @Test
  void findsTheIndicesOfSobolsFunction() {
    Attribution found = attribute(6, 8192, 1, SaltelliExperimentTest::g);

    for (int axis = 0; axis < 6; axis++) {
      assertIndices(found, axis, partial(axis) / variance(), totalOfG(axis), 0.01);
    }
  }

  /** Scrambled Sobol points are better than the bootstrap knows, so it covers more than 95 %. */
  @Test
  void intervalsHoldTheTruthAsOftenAsTheySay() {
    int held = 0;
    for (int seed = 0; seed < 60; seed++) {
      Attribution found = attribute(6, 128, seed, SaltelliExperimentTest::g);
      Estimate first = found.influences().get(0).firstOrder().orElseThrow();
      Estimate total = found.influences().get(0).total().orElseThrow();
      held += holds(first, partial(0) / variance()) ? 1 : 0;
      held += holds(total, totalOfG(0)) ? 1 : 0;
      assertThat(first.high() - first.low()).isLessThan(1);
    }
    assertThat(held).isBetween((int) (0.88 * 120), 120);
  }

  @Test
  void aRowWithAMissingResponseIsLeftOutWhole() {
    var design = new Saltelli(3, 256, 4);
    LongToDoubleFunction response = point -> ishigami(coordinates(design, point));
    LongToDoubleFunction holes =
        point -> point / 5 % 4 == 0 && point % 5 == 3 ? Double.NaN : response.applyAsDouble(point);

    Attribution found = experiment(design).attribute(holes).get(0);

    assertThat(found.designs()).isEqualTo(5 * 256 - 64);
    assertThat(found.used()).isEqualTo(5 * 192);
    assertThat(found.influences().get(1)).isInstanceOf(Influence.Indices.class);
  }

  @Test
  void tooFewCompleteRowsGiveNoNumbers() {
    var design = new Saltelli(3, 256, 4);

    Attribution found =
        experiment(design).attribute(point -> point / 5 % 4 < 3 ? Double.NaN : point).get(0);

    assertThat(found.influences().get(0))
        .isEqualTo(
            new Influence.NotIdentifiable(
                "x0", "64 of 256 rows are complete; at least 32 and half of all are required"));
  }

  @Test
  void aConstantResponseHasNoVarianceToShare() {
    Attribution found = attribute(2, 64, 1, x -> 3);

    assertThat(found.influences())
        .containsExactly(
            new Influence.NotIdentifiable("x0", "all designs have the same value"),
            new Influence.NotIdentifiable("x1", "all designs have the same value"));
  }

  private static void assertIndices(
      Attribution found, int axis, double first, double total, double tolerance) {
    Influence influence = found.influences().get(axis);
    assertThat(influence.axis()).isEqualTo("x" + axis);
    assertThat(influence.firstOrder().orElseThrow().value()).isCloseTo(first, within(tolerance));
    assertThat(influence.total().orElseThrow().value()).isCloseTo(total, within(tolerance));
  }

  private static boolean holds(Estimate estimate, double truth) {
    return estimate.low() <= truth && truth <= estimate.high();
  }

  private static Attribution attribute(
      int axes, int rows, long seed, ToDoubleFunction<double[]> function) {
    var design = new Saltelli(axes, rows, seed);
    return experiment(design)
        .attribute(point -> function.applyAsDouble(coordinates(design, point)))
        .get(0);
  }

  private static SaltelliExperiment experiment(Saltelli design) {
    List<String> names = IntStream.range(0, design.axes()).mapToObj(i -> "x" + i).toList();
    return new SaltelliExperiment(names, design);
  }

  private static double[] coordinates(Saltelli design, long point) {
    return IntStream.range(0, design.axes())
        .mapToDouble(axis -> design.coordinate(point, axis))
        .toArray();
  }
}
