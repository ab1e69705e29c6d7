package org.hcim.sweeps.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class VarianceSharesTest {

  private static final Offset<Double> CLOSE = within(1e-12);

  /** Mean 3.5 and variance 29/4; row means 1.5 and 5.5, column means 2 and 5. */
  @Test
  void ofFourValuesWorkedByHand() {
    var shares = VarianceShares.of(new Factorial(new int[] {2, 2}, new double[] {1, 2, 3, 8}));

    assertThat(shares.levelMeans(0)).containsExactly(1.5, 5.5);
    assertThat(shares.levelMeans(1)).containsExactly(2, 5);
    assertThat(shares.firstOrder(0)).isCloseTo(16.0 / 29, CLOSE);
    assertThat(shares.firstOrder(1)).isCloseTo(9.0 / 29, CLOSE);
    assertThat(shares.total(0)).isCloseTo(20.0 / 29, CLOSE);
    assertThat(shares.total(1)).isCloseTo(13.0 / 29, CLOSE);
  }

  @Test
  void ofAnAdditiveResponseFirstAndTotalOrderAreEqualAndAddUpToOne() {
    double[] values = new double[3 * 4 * 5];
    for (int cell = 0; cell < values.length; cell++) {
      values[cell] = 1e6 + squared(cell / 20) + 7 * (cell / 5 % 4) - 3 * (cell % 5);
    }
    var shares = VarianceShares.of(new Factorial(new int[] {3, 4, 5}, values));

    double sum = 0;
    for (int factor = 0; factor < 3; factor++) {
      assertThat(shares.total(factor)).isCloseTo(shares.firstOrder(factor), within(1e-9));
      sum += shares.firstOrder(factor);
    }
    assertThat(sum).isCloseTo(1, within(1e-9));
  }

  private static double squared(int level) {
    return (double) level * level;
  }

  @Test
  void agreesWithGroupingByDefinition() {
    var random = new Random(5);
    for (int i = 0; i < 50; i++) {
      int[] sizes =
          IntStream.range(0, 1 + random.nextInt(4)).map(f -> 1 + random.nextInt(4)).toArray();
      double[] values =
          random.doubles(Arrays.stream(sizes).reduce(1, (a, b) -> a * b), -1, 5).toArray();
      if (values.length > 1) {
        var shares = VarianceShares.of(new Factorial(sizes, values));
        for (int factor = 0; factor < sizes.length; factor++) {
          double alone = varianceOfMeans(sizes, values, List.of(factor));
          double others = varianceOfMeans(sizes, values, allBut(factor, sizes.length));
          double all = varianceOfMeans(sizes, values, allBut(-1, sizes.length));
          assertThat(shares.firstOrder(factor)).isCloseTo(alone / all, within(1e-9));
          assertThat(shares.total(factor)).isCloseTo(1 - others / all, within(1e-9));
        }
      }
    }
  }

  private static List<Integer> allBut(int factor, int count) {
    return IntStream.range(0, count).filter(other -> other != factor).boxed().toList();
  }

  /** Var(E[y | factors]), from groups of cells that agree in the factors. */
  private static double varianceOfMeans(int[] sizes, double[] values, List<Integer> factors) {
    Map<List<Integer>, List<Double>> groups = new HashMap<>();
    for (int cell = 0; cell < values.length; cell++) {
      List<Integer> levels = new ArrayList<>();
      int rest = cell;
      int[] level = new int[sizes.length];
      for (int factor = sizes.length - 1; factor >= 0; factor--) {
        level[factor] = rest % sizes[factor];
        rest /= sizes[factor];
      }
      factors.forEach(factor -> levels.add(level[factor]));
      groups.computeIfAbsent(levels, key -> new ArrayList<>()).add(values[cell]);
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    return groups.values().stream()
        .mapToDouble(group -> group.stream().mapToDouble(y -> y).average().orElseThrow())
        .map(groupMean -> (groupMean - mean) * (groupMean - mean))
        .average()
        .orElseThrow();
  }
}
