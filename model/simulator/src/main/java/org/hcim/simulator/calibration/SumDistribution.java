package org.hcim.simulator.calibration;

import java.util.Arrays;

/**
 * The distribution of a sum of independent integers.
 *
 * @param least smallest sum
 * @param chances probabilities of the sums, starting at the smallest
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SumDistribution(int least, double[] chances) {

  /** The distribution of an empty sum. */
  static final SumDistribution ZERO = new SumDistribution(0, new double[] {1});

  /** The total count of a histogram. */
  private static final double COUNTS = 1 << 24;

  /** A probability too small for any histogram, even after repeated convolution. */
  private static final double NEGLIGIBLE = 1 / (COUNTS * COUNTS);

  /** The distribution of the sum multiplied by a factor. */
  SumDistribution scaled(int factor) {
    int most = least + chances.length - 1;
    int first = Math.min(least * factor, most * factor);
    var scaled = new double[Math.abs(factor) * (chances.length - 1) + 1];
    for (int i = 0; i < chances.length; i++) {
      scaled[(least + i) * factor - first] += chances[i];
    }
    return new SumDistribution(first, scaled);
  }

  /** The distribution of the sum of {@code count} independent copies. */
  SumDistribution times(int count) {
    SumDistribution sum = ZERO;
    SumDistribution power = this;
    for (int rest = count; rest > 0; rest >>= 1) {
      sum = (rest & 1) == 1 ? sum.plus(power) : sum;
      power = rest > 1 ? power.plus(power) : power;
    }
    return sum;
  }

  /** The distribution of the sum with another number. */
  SumDistribution plus(SumDistribution other) {
    var sum = new double[chances.length + other.chances.length - 1];
    for (int i = 0; i < chances.length; i++) {
      for (int j = 0; chances[i] > 0 && j < other.chances.length; j++) {
        sum[i + j] += chances[i] * other.chances[j];
      }
    }
    return new SumDistribution(least + other.least, sum).trimmed();
  }

  /** The distribution without its negligible ends. */
  private SumDistribution trimmed() {
    int from = 0;
    int to = chances.length;
    while (chances[from] < NEGLIGIBLE) {
      from++;
    }
    while (chances[to - 1] < NEGLIGIBLE) {
      to--;
    }
    return new SumDistribution(least + from, Arrays.copyOfRange(chances, from, to));
  }

  /** The distribution as histogram counts. */
  int[] histogram() {
    return Arrays.stream(chances).mapToInt(chance -> (int) Math.rint(chance * COUNTS)).toArray();
  }
}
