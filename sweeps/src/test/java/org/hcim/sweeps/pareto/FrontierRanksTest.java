package org.hcim.sweeps.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontierRanksTest {

  /** A rank is the length of the longest chain of dominators that ends at the point. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 8})
  void aRankIsTheLongestChainOfDominators(int dimensions) {
    var random = new Random(dimensions);
    var points = new RandomPoints(random);
    for (int trial = 0; trial < 200; trial++) {
      int size = random.nextInt(80);
      int last = 1 + random.nextInt(8);
      double[][] columns = points.grid(dimensions, size, 2 + random.nextInt(6));
      int[] chains = new int[size];
      for (int i = 0; i < size; i++) {
        chains[i] = chain(columns, i, chains);
      }
      int[] expected =
          Arrays.stream(chains).map(c -> c <= last ? c : FrontierRanks.BEYOND).toArray();
      assertThat(FrontierRanks.of(columns, size, last)).isEqualTo(expected);
    }
  }

  private static int chain(double[][] columns, int point, int[] known) {
    if (known[point] == 0) {
      int longest = 0;
      for (int j = 0; j < known.length; j++) {
        if (BruteForce.dominates(columns, j, point)) {
          longest = Math.max(longest, chain(columns, j, known));
        }
      }
      known[point] = longest + 1;
    }
    return known[point];
  }

  @Test
  void rankOneIsTheFront() {
    double[][] columns = RandomPoints.seeded(3).nearSimplex(3, 2000);
    int[] ranks = FrontierRanks.of(columns, 2000, 1);
    for (int i : ParetoFrontier.of(columns, 2000)) {
      assertThat(ranks[i]).isEqualTo(1);
    }
    assertThat(Arrays.stream(ranks).sum()).isEqualTo(ParetoFrontier.of(columns, 2000).length);
    assertThatThrownBy(() -> FrontierRanks.of(columns, 2000, 0))
        .hasMessage("last rank (0) must be positive");
  }
}
