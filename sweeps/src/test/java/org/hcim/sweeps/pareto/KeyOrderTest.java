package org.hcim.sweeps.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
      assertOrder(keys);
    }
  }

  /** The highest digits tell none of these apart, some, or groups of many of them. */
  @ParameterizedTest
  @ValueSource(longs = {1, 1 << 11, 1 << 22, 1L << 35, 1L << 45})
  void ordersNumbersThatDifferInFewBits(long step) {
    var random = new Random(step);
    for (int kinds = 1; kinds <= 100_000; kinds *= 10) {
      double[] keys = new double[20_000];
      for (int i = 0; i < keys.length; i++) {
        long bits = Double.doubleToRawLongBits(1.0) + random.nextInt(kinds) * step;
        keys[i] = Double.longBitsToDouble(bits + random.nextInt(3));
      }
      assertOrder(keys);
    }
  }

  private static void assertOrder(double[] keys) {
    int[] expected =
        IntStream.range(0, keys.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> keys[i] + 0.0))
            .mapToInt(i -> i)
            .toArray();
    var sorted = KeyOrder.of(keys);
    assertThat(sorted.order()).isEqualTo(expected);
    for (int place = 0; place < expected.length; place++) {
      double value = keys[expected[place]] + 0.0;
      assertThat(sorted.value(place)).isEqualTo(value);
      assertThat(sorted.isRepeated(place))
          .isEqualTo(place > 0 && value == keys[expected[place - 1]]);
    }
  }
}
