package org.hcim.simulator.calibration;

/**
 * The cumulative partial sums of one column, from which the moments for any pair of thresholds take
 * a few operations.
 */
final class CumulativeSums {

  private final int least;
  private final long[] counts;
  private final long[] sums;

  /**
   * Accumulates a histogram.
   *
   * @param least partial sum that its first entry counts
   */
  CumulativeSums(int least, int[] histogram) {
    this.least = least;
    counts = new long[histogram.length + 1];
    sums = new long[histogram.length + 1];
    for (int i = 0; i < histogram.length; i++) {
      counts[i + 1] = counts[i] + histogram[i];
      sums[i + 1] = sums[i] + (long) histogram[i] * (least + i);
    }
  }

  /**
   * The moments of readings that are +1 at or above {@code high} and -1 at or below {@code low}.
   *
   * @param low below {@code high}
   */
  ColumnStatistics.Moments moments(int high, int low) {
    int all = counts.length - 1;
    int firstPlus = Math.max(0, Math.min(all, high - least));
    int endMinus = Math.max(0, Math.min(all, low - least + 1));
    double count = counts[all];
    long plus = counts[all] - counts[firstPlus];
    long minus = counts[endMinus];
    double mean = (plus - minus) / count;
    double product = sums[all] - sums[firstPlus] - sums[endMinus];
    return new ColumnStatistics.Moments(
        (plus + minus) / count - mean * mean, product / count - mean * sums[all] / count);
  }

  /** The mean distance of the partial sums from {@code zero}. */
  double meanDistance(int zero) {
    int all = counts.length - 1;
    int first = Math.max(0, Math.min(all, zero - least));
    long above = sums[all] - sums[first] - zero * (counts[all] - counts[first]);
    long below = zero * counts[first] - sums[first];
    return (double) (above + below) / counts[all];
  }
}
