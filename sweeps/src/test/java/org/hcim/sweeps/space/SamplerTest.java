package org.hcim.sweeps.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.hipparchus.random.SobolSequenceGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100, 1000, 4097})
  void latinHypercubeVisitsEveryStratumOnce(int points) {
    var sampler = new Sampler.LatinHypercube(points, 42);
    for (int dimension = 0; dimension < 5; dimension++) {
      assertThat(strata(sampler, dimension, points)).isEqualTo(points);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16, 256, 4096})
  void scrambledSobolVisitsEveryStratumOnce(int points) {
    var sampler = new Sampler.Sobol(points, 42);
    for (int dimension = 0; dimension < 20; dimension++) {
      assertThat(strata(sampler, dimension, points)).isEqualTo(points);
    }
  }

  /** The first two dimensions of Sobol's sequence are a (0, m, 2)-net, and scrambling keeps it. */
  @Test
  void scrambledSobolFillsEveryElementaryIntervalOnce() {
    var sampler = new Sampler.Sobol(256, 7);
    for (int wide = 0; wide <= 8; wide++) {
      Set<Integer> cells = new HashSet<>();
      for (int i = 0; i < 256; i++) {
        int x = (int) (sampler.coordinate(i, 0) * (1 << wide));
        int y = (int) (sampler.coordinate(i, 1) * (1 << (8 - wide)));
        cells.add(x << 8 | y);
      }
      assertThat(cells).hasSize(256);
    }
  }

  @Test
  void directionsGiveTheLibrarysSequence() {
    var library = new SobolSequenceGenerator(64);
    for (int point = 0; point < 3000; point++) {
      double[] expected = library.nextVector();
      for (int dimension = 0; dimension < 64; dimension++) {
        double actual = (SobolDirections.digits(point, dimension) & 0xFFFFFFFFL) * 0x1p-32;
        assertThat(actual).isEqualTo(expected[dimension]);
      }
    }
  }

  @Test
  void uniformIsUniform() {
    var sampler = new Sampler.Uniform(100_000, 1);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 100_000; i++) {
      double value = sampler.coordinate(i, 3);
      sum += value;
      squares += value * value;
    }
    assertThat(sum / 100_000).isCloseTo(0.5, within(0.005));
    assertThat(squares / 100_000).isCloseTo(1.0 / 3, within(0.005));
  }

  @Test
  void seedsAndDimensionsGiveDifferentPoints() {
    for (long points : new long[] {64, 1000}) {
      assertThat(new Sampler.Uniform(points, 1).coordinate(5, 0))
          .isNotEqualTo(new Sampler.Uniform(points, 2).coordinate(5, 0))
          .isNotEqualTo(new Sampler.Uniform(points, 1).coordinate(5, 1));
      assertThat(new Sampler.Sobol(points, 1).coordinate(5, 0))
          .isNotEqualTo(new Sampler.Sobol(points, 2).coordinate(5, 0));
      assertThat(new Sampler.LatinHypercube(points, 1).coordinate(5, 0))
          .isNotEqualTo(new Sampler.LatinHypercube(points, 2).coordinate(5, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 5, 1023, 1024, 1025})
  void permutationIsABijection(long size) {
    Permutation permutation = Permutation.of(size, 99);
    var seen = new BitSet();
    for (long i = 0; i < size; i++) {
      seen.set((int) permutation.at(i));
    }
    assertThat(seen.cardinality()).isEqualTo((int) size);
    assertThat(seen.length()).isEqualTo((int) size);
  }

  private static long strata(Sampler sampler, int dimension, int points) {
    var seen = new BitSet();
    for (int i = 0; i < points; i++) {
      double coordinate = sampler.coordinate(i, dimension);
      assertThat(coordinate).isBetween(0.0, Math.nextDown(1.0));
      seen.set((int) (coordinate * points));
    }
    return seen.cardinality();
  }
}
