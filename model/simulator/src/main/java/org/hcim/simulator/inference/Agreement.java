package org.hcim.simulator.inference;

import java.io.Serializable;

/**
 * How two sets of sums go together. Scale factors give the sums of comparators another unit than
 * exact ones, so it is a correlation.
 */
public record Agreement(
    long count, double sum, double exactSum, double square, double exactSquare, double product)
    implements Serializable {

  /** Nothing was compared. */
  public static final Agreement NONE = new Agreement(0, 0, 0, 0, 0, 0);

  static Agreement of(int[] sums, int[] exact, int count) {
    double sum = 0;
    double exactSum = 0;
    double square = 0;
    double exactSquare = 0;
    double product = 0;
    for (int i = 0; i < count; i++) {
      sum += sums[i];
      exactSum += exact[i];
      square += (double) sums[i] * sums[i];
      exactSquare += (double) exact[i] * exact[i];
      product += (double) sums[i] * exact[i];
    }
    return new Agreement(count, sum, exactSum, square, exactSquare, product);
  }

  /** Both together. */
  public Agreement plus(Agreement other) {
    return new Agreement(
        count + other.count,
        sum + other.sum,
        exactSum + other.exactSum,
        square + other.square,
        exactSquare + other.exactSquare,
        product + other.product);
  }

  /** Pearson's correlation, -1 to 1; 0 where one of the two never changes. */
  public double correlation() {
    double scale = (square * count - sum * sum) * (exactSquare * count - exactSum * exactSum);
    return scale > 0 ? (product * count - sum * exactSum) / Math.sqrt(scale) : 0;
  }
}
