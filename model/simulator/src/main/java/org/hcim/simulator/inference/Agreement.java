package org.hcim.simulator.inference;

import java.io.Serializable;

/**
 * The correlation of a layer's sums with those of an ideal readout. Differences would be
 * meaningless, because scale factors change the unit of comparator sums.
 */
public record Agreement(
    long count, double sum, double idealSum, double square, double idealSquare, double product)
    implements Serializable {

  /** The identity of {@link #plus}. */
  public static final Agreement NONE = new Agreement(0, 0, 0, 0, 0, 0);

  static Agreement of(int[] sums, int[] ideal, int count) {
    double sum = 0;
    double idealSum = 0;
    double square = 0;
    double idealSquare = 0;
    double product = 0;
    for (int i = 0; i < count; i++) {
      sum += sums[i];
      idealSum += ideal[i];
      square += (double) sums[i] * sums[i];
      idealSquare += (double) ideal[i] * ideal[i];
      product += (double) sums[i] * ideal[i];
    }
    return new Agreement(count, sum, idealSum, square, idealSquare, product);
  }

  /** Returns the agreement over both sets of sums. */
  public Agreement plus(Agreement other) {
    return new Agreement(
        count + other.count,
        sum + other.sum,
        idealSum + other.idealSum,
        square + other.square,
        idealSquare + other.idealSquare,
        product + other.product);
  }

  /** Pearson's correlation, from -1 to 1; 0 if either variable is constant. */
  public double correlation() {
    double scale = (square * count - sum * sum) * (idealSquare * count - idealSum * idealSum);
    return scale > 0 ? (product * count - sum * idealSum) / Math.sqrt(scale) : 0;
  }
}
