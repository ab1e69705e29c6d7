package org.hcim.sweeps.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MonteCarloHypervolumeTest {

  private static final double[] ONES = {1, 1, 1, 1};

  /** At 95 %, 200 seeds miss 10 times; more than 22 has a probability below 1 in 1000. */
  @Test
  void nearlyAllIntervalsHoldTheExactVolume() {
    double[][] columns = RandomPoints.seeded(1).nearSimplex(4, 60);
    double exact = Hypervolume.of(columns, 60, ONES).volume();
    long misses =
        IntStream.range(0, 200)
            .mapToObj(seed -> MonteCarloHypervolume.of(columns, 60, ONES, 2000, seed))
            .filter(estimate -> exact < estimate.low() || exact > estimate.high())
            .count();
    assertThat(misses).isLessThanOrEqualTo(22);
  }

  @Test
  void moreSamplesNarrowTheInterval() {
    double[][] columns = RandomPoints.seeded(1).nearSimplex(4, 60);
    var coarse = MonteCarloHypervolume.of(columns, 60, ONES, 1000, 3);
    var fine = MonteCarloHypervolume.of(columns, 60, ONES, 100_000, 3);
    assertThat((coarse.high() - coarse.low()) / (fine.high() - fine.low()))
        .isCloseTo(10, within(1.0));
  }

  @Test
  void sameSeedSameBits() {
    double[][] columns = RandomPoints.seeded(2).nearSimplex(6, 500);
    double[] reference = {1, 1, 1, 1, 1, 1};
    var estimate = MonteCarloHypervolume.of(columns, 500, reference, 5000, 7);
    assertThat(MonteCarloHypervolume.of(columns, 500, reference, 5000, 7)).isEqualTo(estimate);
    assertThat(MonteCarloHypervolume.of(columns, 500, reference, 5000, 8)).isNotEqualTo(estimate);
  }

  /** Every sample lies between the only point and the reference. */
  @Test
  void onePointDominatesItsBox() {
    double[][] columns = {{1, 9}, {2, 9}, {3, 9}, {4, 9}, {5, 9}};
    var estimate = MonteCarloHypervolume.of(columns, 2, new double[] {2, 4, 6, 8, 10}, 100, 1);
    assertThat(estimate.volume()).isEqualTo(1 * 2 * 3 * 4 * 5);
    assertThat(estimate.high()).isEqualTo(estimate.volume());
    assertThat(estimate.beyond()).isEqualTo(1);
  }

  @Test
  void nothingDominatesNothing() {
    var none = MonteCarloHypervolume.of(new double[][] {{5}, {5}}, 1, new double[] {5, 9}, 100, 1);
    assertThat(none).isEqualTo(new MonteCarloHypervolume(0, 0, 0, 100, 1));
    assertThatThrownBy(
            () -> MonteCarloHypervolume.of(new double[2][1], 1, new double[] {1, 1}, 0, 1))
        .hasMessage("samples (0) must be positive");
  }
}
