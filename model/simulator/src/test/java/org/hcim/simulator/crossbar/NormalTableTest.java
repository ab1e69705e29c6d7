package org.hcim.simulator.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NormalTableTest {

  private static final int COUNT = 1 << 20;
  private static final CurrentScale UNIT = new CurrentScale(16);
  private static final double SIGMA = 8;

  private final double[] numbers = numbers();

  @Test
  void momentsAreThoseOfTheNormalDistribution() {
    assertThat(moment(1)).isCloseTo(0, within(1e-4));
    assertThat(moment(2)).isCloseTo(1, within(1e-4));
    assertThat(moment(3)).isCloseTo(0, within(1e-4));
    assertThat(moment(4)).isCloseTo(3, within(0.03));
  }

  /** Against the distribution function. */
  @Test
  void partsAreThoseOfTheNormalDistribution() {
    assertThat(below(-3)).isCloseTo(0.001350, within(0.0001));
    assertThat(below(-2)).isCloseTo(0.022750, within(0.0002));
    assertThat(below(-1)).isCloseTo(0.158655, within(0.0005));
    assertThat(below(0.5)).isCloseTo(0.691462, within(0.0005));
    assertThat(below(-4.9)).isZero();
  }

  @Test
  void noDeviationAddsNothing() {
    var to = new int[2];
    NormalTable.of(0, UNIT).add(new long[] {1, 2}, 0, new int[] {5, 6}, to, 2);

    assertThat(to).containsExactly(5, 6);
  }

  private double moment(int order) {
    return Arrays.stream(numbers).map(x -> StrictMath.pow(x, order)).average().orElseThrow();
  }

  private double below(double x) {
    return Arrays.stream(numbers).filter(number -> number < x).count() / (double) COUNT;
  }

  /** A number for each pattern of the bits that make one, so that no chance is left. */
  private static double[] numbers() {
    var random = new long[COUNT];
    Arrays.setAll(random, i -> (long) i << NormalTable.BITS);
    var to = new int[COUNT];
    NormalTable.of(SIGMA, UNIT).add(random, NormalTable.BITS, new int[COUNT], to, COUNT);
    return Arrays.stream(to)
        .mapToDouble(x -> Math.scalb((double) x, -UNIT.shift()) / SIGMA)
        .toArray();
  }
}
