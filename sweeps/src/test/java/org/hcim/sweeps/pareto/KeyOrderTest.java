package org.hcim.sweeps.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyOrderTest {

  @Test
  void isAStableSortOfAllKindsOfNumbers() {
    var random = new Random(3);
    double[] kinds = {0.0, -0.0, 1, -1, Double.MIN_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE};
    for (int trial = 0; trial < 200; trial++) {
      double[] keys = new double[random.nextInt(300)];
      for (int i = 0; i < keys.length; i++) {
        keys[i] =
            random.nextBoolean()
                ? kinds[random.nextInt(kinds.length)]
                : Math.scalb(random.nextGaussian(), random.nextInt(-40, 40));
      }
      int[] expected =
          IntStream.range(0, keys.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> keys[i] + 0.0))
              .mapToInt(i -> i)
              .toArray();
      assertThat(KeyOrder.of(keys)).isEqualTo(expected);
    }
  }
}
