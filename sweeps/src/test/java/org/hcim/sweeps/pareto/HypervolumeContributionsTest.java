package org.hcim.sweeps.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HypervolumeContributionsTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void equalTheCountsOfUnitCells(int dimensions) {
    var random = new Random(dimensions);
    var points = new RandomPoints(random);
    for (int trial = 0; trial < 400; trial++) {
      int size = random.nextInt(25);
      int levels = 2 + random.nextInt(7);
      double[][] columns = points.grid(dimensions, size, levels);
      double[] reference = random.doubles(dimensions, 1, levels + 1).map(Math::floor).toArray();
      int[] frontier = ParetoFrontier.of(columns, size);
      var cells = new UnitCells(some(columns, frontier), frontier.length, reference, levels + 1);
      double[] expected = new double[size];
      double[] counts = cells.contributions();
      IntStream.range(0, frontier.length).forEach(i -> expected[frontier[i]] = counts[i]);
      assertThat(HypervolumeContributions.of(columns, size, reference))
          .hasValueSatisfying(c -> assertThat(c).isEqualTo(expected));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void areTheVolumeOfTheFrontLessThatWithoutThePoint(int dimensions) {
    double[][] points = RandomPoints.seeded(dimensions).nearSimplex(dimensions, 150);
    double[][] frontier = some(points, ParetoFrontier.of(points, 150));
    int size = frontier[0].length;
    double[] reference = new double[dimensions];
    Arrays.fill(reference, 0.8);
    double all = Hypervolume.of(frontier, size, reference).volume();
    double[] contributions = HypervolumeContributions.of(frontier, size, reference).orElseThrow();
    for (int i = 0; i < size; i++) {
      int without = i;
      double[][] rest =
          some(frontier, IntStream.range(0, size).filter(j -> j != without).toArray());
      double loss = all - Hypervolume.of(rest, size - 1, reference).volume();
      assertThat(contributions[i]).isCloseTo(loss, within(1e-12));
    }
  }

  @Test
  void areNotComputedForLargeFrontsOfFourNorForMoreObjectives() {
    double[] four = {2, 2, 2, 2};
    double[][] columns = RandomPoints.seeded(1).nearSimplex(4, 4000);
    assertThat(HypervolumeContributions.of(columns, 4000, four)).isEmpty();
    assertThat(HypervolumeContributions.of(columns, 400, four)).isPresent();
    assertThat(HypervolumeContributions.of(new double[5][3], 3, new double[5])).isEmpty();
  }

  @Test
  void aHundredThousandPointsAddUpToLessThanTheVolume() {
    double[][] columns = RandomPoints.seeded(1).uniform(3, 100_000);
    for (int i = 0; i < 100_000; i++) {
      columns[2][i] = 2 - columns[0][i] - columns[1][i];
    }
    double[] reference = {2, 2, 2};
    double[] contributions = HypervolumeContributions.of(columns, 100_000, reference).orElseThrow();
    assertThat(contributions).hasSize(100_000);
    assertThat(Arrays.stream(contributions).min().orElseThrow()).isPositive();
    assertThat(Arrays.stream(contributions).sum())
        .isLessThan(Hypervolume.of(columns, 100_000, reference).volume());
  }

  private static double[][] some(double[][] columns, int[] points) {
    return Arrays.stream(columns)
        .map(column -> Arrays.stream(points).mapToDouble(i -> column[i]).toArray())
        .toArray(double[][]::new);
  }
}
