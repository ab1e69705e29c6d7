package org.hcim.sweeps.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HypervolumeTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void equalsTheCountOfUnitCells(int dimensions) {
    var random = new Random(dimensions);
    var points = new RandomPoints(random);
    for (int trial = 0; trial < 400; trial++) {
      int size = random.nextInt(30);
      int levels = 2 + random.nextInt(7);
      double[][] columns = points.grid(dimensions, size, levels);
      double[] reference = random.doubles(dimensions, 1, levels + 1).map(Math::floor).toArray();
      var cells = new UnitCells(columns, size, reference, levels + 1);
      assertThat(Hypervolume.of(columns, size, reference).volume()).isEqualTo(cells.volume());
    }
  }

  /** The steps of the simplex: of n^d cells those stay out whose coordinates add up to less. */
  @Test
  void simplexStaircasesHaveBinomialVolumes() {
    int n = 20;
    double[][] steps = {new double[231], new double[231], new double[231]};
    int size = 0;
    for (int x = 0; x <= n; x++) {
      for (int y = 0; x + y <= n; y++) {
        steps[0][size] = x;
        steps[1][size] = y;
        steps[2][size++] = n - x - y;
      }
    }
    double outside = 20 * 21 * 22 / 6;
    assertThat(Hypervolume.of(steps, size, new double[] {21, 21, 21}).volume())
        .isEqualTo(21 * 21 * 21 - outside);
    double[][] stairs = {{0, 1, 2, 3}, {3, 2, 1, 0}};
    assertThat(Hypervolume.of(stairs, 4, new double[] {4, 4}).volume()).isEqualTo(4 + 3 + 2 + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void growsWithEveryPoint(int dimensions) {
    double[][] columns = RandomPoints.seeded(dimensions).nearSimplex(dimensions, 200);
    double[] reference = new double[dimensions];
    Arrays.fill(reference, 1);
    double volume = 0;
    for (int size = 1; size <= 200; size++) {
      double larger = Hypervolume.of(columns, size, reference).volume();
      assertThat(larger).isGreaterThanOrEqualTo(volume - 1e-12);
      volume = larger;
    }
    assertThat(volume).isLessThan(1);
  }

  /** By powers of two, which round nothing. */
  @Test
  void scalesWithItsUnits() {
    double[][] columns = RandomPoints.seeded(5).nearSimplex(3, 500);
    double[][] scaled =
        Arrays.stream(columns)
            .map(c -> Arrays.stream(c).map(v -> v * 8).toArray())
            .toArray(double[][]::new);
    assertThat(Hypervolume.of(scaled, 500, new double[] {8, 8, 8}).volume())
        .isEqualTo(512 * Hypervolume.of(columns, 500, new double[] {1, 1, 1}).volume());
  }

  @Test
  void pointsNotBetterThanTheReferenceAreCountedAndAddNothing() {
    double[][] columns = {{1, 4, 0, 5}, {1, 0, 4, 5}};
    assertThat(Hypervolume.of(columns, 4, new double[] {4, 4})).isEqualTo(new Hypervolume(9, 3));
    assertThat(Hypervolume.of(columns, 0, new double[] {4, 4})).isEqualTo(new Hypervolume(0, 0));
  }

  /**
   * Points of the plane x + y + z = 2 above the unit square. The whole piece dominates, at x and y,
   * what is above 2 - min(x, 1) - min(y, 1): below (2, 2, 2) a volume of 6.
   */
  @Test
  void aHundredThousandPointsNearlyDominateWhatTheirPlaneDoes() {
    double[][] columns = RandomPoints.seeded(1).uniform(3, 100_000);
    for (int i = 0; i < 100_000; i++) {
      columns[2][i] = 2 - columns[0][i] - columns[1][i];
    }
    assertThat(Hypervolume.of(columns, 100_000, new double[] {2, 2, 2}).volume())
        .isBetween(5.95, 6.0);
  }

  @Test
  void rejectsWhatItCannotMeasure() {
    assertThatThrownBy(() -> Hypervolume.of(new double[5][1], 1, new double[5]))
        .hasMessage("objectives (5) of an exact hypervolume must be 2 to 4");
    assertThatThrownBy(() -> Hypervolume.of(new double[3][1], 1, new double[2]))
        .hasMessage("reference has 2 values for 3 objectives");
    assertThatThrownBy(() -> Hypervolume.of(new double[2][1], 1, new double[] {1, Double.NaN}))
        .hasMessage("reference ([1.0, NaN]) must be finite");
  }
}
