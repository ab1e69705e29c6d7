package org.hcim.sweeps.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParetoFrontierTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void equalsBruteForceOnGridsFullOfTies(int dimensions) {
    var random = new Random(dimensions);
    var points = new RandomPoints(random);
    for (int trial = 0; trial < 1000; trial++) {
      int size = random.nextInt(trial % 25 == 0 ? 1500 : 60);
      double[][] columns = points.grid(dimensions, size, 1 + random.nextInt(12));
      assertThat(ParetoFrontier.of(columns, size)).isEqualTo(BruteForce.frontier(columns, size));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void equalsBruteForceOnLargeFronts(int dimensions) {
    double[][] columns = RandomPoints.seeded(dimensions).nearSimplex(dimensions, 3000);
    assertThat(ParetoFrontier.of(columns, 3000)).isEqualTo(BruteForce.frontier(columns, 3000));
  }

  /** The sample's frontier filters these points, and what is left has ties. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void equalsBruteForceOnLargeFrontsFullOfTies(int dimensions) {
    var random = new Random(31);
    for (int trial = 0; trial < 20; trial++) {
      int steps = 20 << trial % 8;
      double[][] columns = new RandomPoints(random).nearSimplex(dimensions, 6000);
      for (double[] column : columns) {
        Arrays.setAll(column, i -> Math.rint(column[i] * steps));
      }
      assertThat(ParetoFrontier.of(columns, 6000)).isEqualTo(BruteForce.frontier(columns, 6000));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void doesNotDependOnTheThreads(int dimensions) {
    double[][] columns = RandomPoints.seeded(dimensions).nearSimplex(dimensions, 150_000);
    int[] frontier = ParetoFrontier.of(columns, 150_000);
    assertThat(ParetoFrontier.of(columns, 150_000, 2)).isEqualTo(frontier);
    assertThat(ParetoFrontier.of(columns, 150_000, 3)).isEqualTo(frontier);
  }

  /** All values of an objective are one, or two, so threads have unequal shares or none. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void doesNotDependOnTheThreadsWithTies(int dimensions) {
    for (int tied = 0; tied < dimensions; tied++) {
      for (int values = 1; values <= 2; values++) {
        double[][] columns = RandomPoints.seeded(tied).nearSimplex(dimensions, 60_000);
        int kinds = values;
        Arrays.setAll(columns[tied], i -> i % kinds);
        int[] frontier = ParetoFrontier.of(columns, 60_000);
        assertThat(ParetoFrontier.of(columns, 60_000, 4)).isEqualTo(frontier);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 8})
  void doesNotDependOnTheOrder(int dimensions) {
    double[][] columns = RandomPoints.seeded(dimensions).grid(dimensions, 20_000, 30);
    List<Integer> order = new ArrayList<>(IntStream.range(0, 20_000).boxed().toList());
    Collections.shuffle(order, new Random(1));
    double[][] shuffled = columns(columns, order.stream().mapToInt(i -> i).toArray());
    int[] frontier = ParetoFrontier.of(shuffled, 20_000);
    int[] back = Arrays.stream(frontier).map(order::get).sorted().toArray();
    assertThat(back).isEqualTo(ParetoFrontier.of(columns, 20_000));
  }

  /** Powers of two and whole shifts are exact, so no new ties arise. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 8})
  void doesNotDependOnUnitsAndOrigins(int dimensions) {
    double[][] columns = RandomPoints.seeded(dimensions).grid(dimensions, 5000, 100);
    double[][] others = new double[dimensions][];
    for (int d = 0; d < dimensions; d++) {
      double unit = Math.scalb(1.0, 60 * d - 100);
      double origin = 17 * d - 40;
      others[d] = Arrays.stream(columns[d]).map(value -> (value + origin) * unit).toArray();
    }
    assertThat(ParetoFrontier.of(others, 5000)).isEqualTo(ParetoFrontier.of(columns, 5000));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 8})
  void duplicatesAreKeptAndDominatedPointsChangeNothing(int dimensions) {
    double[][] columns = RandomPoints.seeded(dimensions).nearSimplex(dimensions, 1000);
    int[] frontier = ParetoFrontier.of(columns, 1000);
    int[] twice = IntStream.range(0, 3000).map(i -> i % 1000).toArray();
    double[][] more = columns(columns, twice);
    for (int i = 2000; i < 3000; i++) {
      more[i % dimensions][i] += 1;
    }
    int[] expected =
        IntStream.concat(Arrays.stream(frontier), Arrays.stream(frontier).map(i -> i + 1000))
            .toArray();
    assertThat(ParetoFrontier.of(more, 3000)).isEqualTo(expected);
  }

  /** A million equal points, and a million with two values: neither is quadratic. */
  @Test
  void manyEqualPointsAreNoBurden() {
    double[][] equal = new double[4][1_000_000];
    assertThat(ParetoFrontier.of(equal, 1_000_000)).hasSize(1_000_000);
    double[][] binary = RandomPoints.seeded(1).grid(4, 1_000_000, 2);
    for (int i = 0; i < 1_000_000; i++) {
      binary[3][i] = 3 - binary[0][i] - binary[1][i] - binary[2][i];
    }
    assertThat(ParetoFrontier.of(binary, 1_000_000)).hasSize(1_000_000);
  }

  @Test
  void extremeValuesAreOrdered() {
    double huge = Double.MAX_VALUE;
    double tiny = Double.MIN_VALUE;
    double[][] columns = {
      {-huge, huge, 0.0, -0.0, tiny, -tiny, huge, Math.nextUp(1.0), 1},
      {huge, -huge, 0.0, 0.0, -tiny, tiny, huge, 1, 1},
      {huge, -huge, -0.0, 0.0, 0, 0, huge, -huge, -huge}
    };
    assertThat(ParetoFrontier.of(columns, 9)).isEqualTo(BruteForce.frontier(columns, 9));
    int[] many = IntStream.range(0, 900).map(i -> i % 9).toArray();
    double[][] repeated = columns(columns, many);
    assertThat(ParetoFrontier.of(repeated, 900)).isEqualTo(BruteForce.frontier(repeated, 900));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 8})
  void mergesFrontsOfParts(int dimensions) {
    var random = new Random(dimensions);
    var points = new RandomPoints(random);
    for (int trial = 0; trial < 300; trial++) {
      double[][] columns = points.grid(dimensions, 200, 2 + random.nextInt(10));
      int[] parts = IntStream.range(0, 200).filter(i -> i % 2 == 0).toArray();
      int[] others = IntStream.range(0, 200).filter(i -> i % 2 == 1).toArray();
      int[] left = frontier(columns, parts);
      int[] both =
          IntStream.concat(Arrays.stream(left), Arrays.stream(frontier(columns, others))).toArray();
      double[][] frontiers = columns(columns, both);
      int[] merged = ParetoFrontier.merge(frontiers, left.length, both.length);
      assertThat(merged).isEqualTo(ParetoFrontier.of(frontiers, both.length)).isSorted();
      assertThat(Arrays.stream(merged).map(i -> both[i]).sorted().toArray())
          .isEqualTo(ParetoFrontier.of(columns, 200));
    }
  }

  @Test
  void rejectsWhatIsNoSetOfPoints() {
    assertThatThrownBy(() -> ParetoFrontier.of(new double[1][3], 3))
        .hasMessage("objectives (1) must be 2 to 8");
    assertThatThrownBy(() -> ParetoFrontier.of(new double[9][3], 3))
        .hasMessage("objectives (9) must be 2 to 8");
    assertThatThrownBy(() -> ParetoFrontier.of(new double[2][3], 4))
        .hasMessage("objective 0 has 3 values, fewer than the 4 points");
    assertThatThrownBy(() -> ParetoFrontier.of(new double[2][3], -1))
        .hasMessage("points (-1) must not be negative");
    assertThatThrownBy(() -> ParetoFrontier.of(new double[][] {{1, 2}, {3, Double.NaN}}, 2))
        .hasMessage("objective 1 of point 1 (NaN) must be finite");
    assertThatThrownBy(() -> ParetoFrontier.of(new double[2][3], 3, 0))
        .hasMessage("threads (0) must be positive");
    assertThatThrownBy(() -> ParetoFrontier.merge(new double[2][3], 4, 3))
        .hasMessage("first (4) must be 0 to 3");
  }

  private static int[] frontier(double[][] columns, int[] rows) {
    int[] frontier = ParetoFrontier.of(columns(columns, rows), rows.length);
    return Arrays.stream(frontier).map(i -> rows[i]).toArray();
  }

  private static double[][] columns(double[][] columns, int[] rows) {
    return Arrays.stream(columns)
        .map(column -> Arrays.stream(rows).mapToDouble(i -> column[i]).toArray())
        .toArray(double[][]::new);
  }
}
