package org.hcim.sweeps.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A growing frontier against the comparison of every vector with every other. */
class GrowingFrontierTest {

  /** Few values for each objective, so that vectors are often equal. */
  @Test
  void holdsAllDesignsThatNoOtherDominates() {
    var random = new Random(3);
    for (int dimensions = 2; dimensions <= 8; dimensions++) {
      var frontier = new GrowingFrontier<Integer>(dimensions);
      List<double[]> all = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        double[] vector = vector(random, dimensions);
        boolean isDominated = all.stream().anyMatch(other -> isBetter(other, vector));
        assertThat(frontier.dominates(vector)).isEqualTo(isDominated);
        assertThat(frontier.add(vector, i)).isNotEqualTo(isDominated);
        all.add(vector);
      }
      assertThat(frontier.entries().stream().flatMap(entry -> entry.designs().stream()))
          .containsExactlyInAnyOrderElementsOf(undominated(all));
      assertThat(frontier.designs()).isEqualTo(undominated(all).size());
    }
  }

  @Test
  void admitsWhatNoVectorDominates() {
    var random = new Random(4);
    var frontier = new GrowingFrontier<Integer>(3);
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      double[] vector = vector(random, 3);
      assertThat(frontier.admits(vector))
          .isEqualTo(all.stream().noneMatch(other -> isBetter(other, vector)));
      all.add(vector);
    }
    assertThat(frontier.designs()).isZero();
  }

  /** Thousands of vectors of which most stay, so that blocks are packed, halved and rescaled. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 8})
  void holdsTheFrontierOfManyVectors(int dimensions) {
    var random = new Random(5);
    var frontier = new GrowingFrontier<Integer>(dimensions);
    int count = 15_000;
    double[][] columns = new double[dimensions][count];
    for (int i = 0; i < count; i++) {
      double[] vector = nearAPlane(random, dimensions, count - i);
      for (int d = 0; d < dimensions; d++) {
        columns[d][i] = vector[d];
      }
      frontier.add(vector, i);
    }

    assertThat(
            frontier.entries().stream()
                .flatMap(entry -> entry.designs().stream())
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray())
        .containsExactly(ParetoFrontier.of(columns, count));
    assertThat(frontier.vectors())
        .as("more than a block holds, where there are enough objectives")
        .isGreaterThan(dimensions < 5 ? 2 : FrontierBlock.MOST);
  }

  /** Better and better vectors of few values, of which later ones remove earlier ones. */
  private static double[] nearAPlane(Random random, int dimensions, int distance) {
    double[] vector = random.doubles(dimensions).toArray();
    double sum = Arrays.stream(vector).sum();
    double scale = dimensions * (1 + distance * 2e-5 * random.nextDouble()) / sum;
    return Arrays.stream(vector).map(value -> Math.round(value * scale * 50) / 50.0).toArray();
  }

  private static double[] vector(Random random, int dimensions) {
    return random.ints(dimensions, 0, 12).asDoubleStream().toArray();
  }

  private static List<Integer> undominated(List<double[]> all) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      double[] vector = all.get(i);
      if (all.stream().noneMatch(other -> isBetter(other, vector))) {
        found.add(i);
      }
    }
    return found;
  }

  private static boolean isBetter(double[] one, double[] other) {
    boolean atMost = true;
    boolean less = false;
    for (int d = 0; d < one.length; d++) {
      atMost &= one[d] <= other[d];
      less |= one[d] < other[d];
    }
    return atMost && less;
  }
}
