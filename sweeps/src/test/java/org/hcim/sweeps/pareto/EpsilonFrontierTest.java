package org.hcim.sweeps.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.hcim.sweeps.pareto.Epsilon.Additive;
import org.hcim.sweeps.pareto.Epsilon.Multiplicative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpsilonFrontierTest {

  private static final double ROUNDING = 1e-12;

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 8})
  void everyPointOfTheFrontHasAKeptOneWithinAnAdditiveEpsilon(int dimensions) {
    double[][] columns = RandomPoints.seeded(dimensions).nearSimplex(dimensions, 2000);
    int[] frontier = ParetoFrontier.of(columns, 2000);
    int[] kept =
        EpsilonFrontier.of(columns, 2000, Collections.nCopies(dimensions, new Additive(0.1)));
    assertThat(kept).isSorted();
    assertThat(frontier).contains(kept);
    assertThat(kept.length).isLessThan(frontier.length);
    for (int point : frontier) {
      assertThat(IntStream.of(kept))
          .anyMatch(
              k ->
                  Arrays.stream(columns)
                      .allMatch(column -> column[k] <= column[point] + 0.1 + ROUNDING));
    }
  }

  /** Maximized objectives come negated: 5 % less of something large. */
  @Test
  void everyPointOfTheFrontHasAKeptOneWithinAMultiplicativeEpsilon() {
    double[][] columns = RandomPoints.seeded(2).uniform(3, 5000);
    columns[2] = Arrays.stream(columns[2]).map(v -> -StrictMath.exp(9 * v)).toArray();
    var five = new Multiplicative(0.05);
    int[] kept = EpsilonFrontier.of(columns, 5000, List.of(five, five, five));
    int[] frontier = ParetoFrontier.of(columns, 5000);
    assertThat(frontier).contains(kept);
    for (int point : frontier) {
      assertThat(IntStream.of(kept))
          .anyMatch(
              k ->
                  columns[0][k] <= columns[0][point] * 1.05 + ROUNDING
                      && columns[1][k] <= columns[1][point] * 1.05 + ROUNDING
                      && columns[2][k] <= columns[2][point] / 1.05 + ROUNDING);
    }
  }

  /** Boxes are in the order of the values, also across zero, which has a box of its own. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 0.05, 1, 1e300})
  void multiplicativeBoxesNeverDecrease(double fraction) {
    double[] values = {
      -Double.MAX_VALUE,
      -100,
      -1,
      -1e-9,
      -Double.MIN_VALUE,
      0,
      Double.MIN_VALUE,
      1e-9,
      1,
      100,
      Double.MAX_VALUE
    };
    var epsilon = new Multiplicative(fraction);
    double[] boxes = Arrays.stream(values).map(epsilon::box).toArray();

    assertThat(boxes).isSorted();
    assertThat(boxes[4]).isNegative();
    assertThat(epsilon.box(-0.0)).isZero();
    assertThat(boxes[6]).isPositive();
  }

  /** Losses of accuracy are positive, negative or zero. */
  @Test
  void lossesOfEitherSignHaveAKeptOneWithinAMultiplicativeEpsilon() {
    double[][] columns = RandomPoints.seeded(3).nearSimplex(2, 2000);
    columns[1] = Arrays.stream(columns[1]).map(v -> Math.rint(20 * (v - 0.5)) / 2).toArray();
    var five = new Multiplicative(0.05);
    int[] kept = EpsilonFrontier.of(columns, 2000, List.of(five, five));
    int[] frontier = ParetoFrontier.of(columns, 2000);
    assertThat(frontier).contains(kept);
    for (int point : frontier) {
      double loss = columns[1][point];
      double worst = loss > 0 ? loss * 1.05 : loss / 1.05;
      assertThat(IntStream.of(kept))
          .anyMatch(
              k ->
                  columns[0][k] <= columns[0][point] * 1.05 + ROUNDING
                      && columns[1][k] <= worst + ROUNDING);
    }
  }

  @Test
  void aValueTooManyBoxesFromZeroIsNotCovered() {
    assertThat(new Additive(1e-300).covers(1e10)).isFalse();
    assertThat(new Additive(1e-300).covers(0)).isTrue();
    assertThat(new Multiplicative(0.05).covers(Double.MAX_VALUE)).isTrue();
  }

  /** Whole numbers in boxes of one: what is left out are equal points but the first. */
  @Test
  void boxesThatHoldOneValueKeepTheFirstOfEquals() {
    double[][] columns = RandomPoints.seeded(4).grid(3, 500, 9);
    int[] frontier = ParetoFrontier.of(columns, 500);
    int[] firsts =
        Arrays.stream(frontier)
            .filter(
                i ->
                    IntStream.of(frontier)
                        .noneMatch(
                            j -> j < i && Arrays.stream(columns).allMatch(c -> c[i] == c[j])))
            .toArray();
    assertThat(EpsilonFrontier.of(columns, 500, Collections.nCopies(3, new Additive(1))))
        .isEqualTo(firsts);
  }

  @Test
  void keepsTheLeastOfABoxAndNoDominatedBox() {
    double[][] columns = {{0.9, 0.2, 1.5, 2.1}, {0.1, 0.8, 0.05, 0.01}};
    assertThat(EpsilonFrontier.of(columns, 4, List.of(new Additive(1), new Additive(1))))
        .containsExactly(1);
    assertThat(EpsilonFrontier.of(columns, 4, List.of(new Additive(1), new Additive(0.02))))
        .containsExactly(0, 2, 3);
  }

  @Test
  void epsilonsAreParsedAndChecked() {
    assertThat(Epsilon.parse("5%")).isEqualTo(new Multiplicative(0.05));
    assertThat(Epsilon.parse(" 0.25 ")).isEqualTo(new Additive(0.25));
    assertThatThrownBy(() -> Epsilon.parse("a bit"))
        .hasMessage("epsilon (a bit) must be a number such as 0.25 or a percentage such as 5%");
    assertThatThrownBy(() -> Epsilon.parse("0")).hasMessage("epsilon (0.0) must be positive");
    assertThatThrownBy(() -> Epsilon.parse("-5%")).hasMessage("epsilon (-0.05) must be positive");
    assertThatThrownBy(() -> new Multiplicative(1e-13))
        .hasMessage("epsilon (1.0E-13) must be at least 1.0E-12");
    assertThatThrownBy(() -> EpsilonFrontier.of(new double[2][1], 1, List.of(new Additive(1))))
        .hasMessage("epsilons (1) must be as many as objectives (2)");
  }
}
