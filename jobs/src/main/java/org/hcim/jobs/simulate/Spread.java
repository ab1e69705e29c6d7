package org.hcim.jobs.simulate;

import java.util.Arrays;
import java.util.List;

/** The distribution of numbers. */
final class Spread {

  private final double[] sorted;
  private final double mean;

  private Spread(double[] sorted, double mean) {
    this.sorted = sorted;
    this.mean = mean;
  }

  /** The distribution of at least one number; the mean is summed in the given order. */
  static Spread of(List<Double> numbers) {
    double[] sorted = numbers.stream().mapToDouble(Double::doubleValue).toArray();
    double sum = 0;
    for (double number : sorted) {
      sum += number;
    }
    Arrays.sort(sorted);
    return new Spread(sorted, sum / sorted.length);
  }

  int count() {
    return sorted.length;
  }

  double mean() {
    return mean;
  }

  /** The sample standard deviation; 0 for one number. */
  double deviation() {
    double sum = 0;
    for (double number : sorted) {
      sum += (number - mean) * (number - mean);
    }
    return sorted.length == 1 ? 0 : Math.sqrt(sum / (sorted.length - 1));
  }

  /**
   * The smallest number that {@code percent} percent of the numbers do not exceed (nearest rank, no
   * interpolation).
   */
  double percentile(int percent) {
    int rank = (int) ((percent * (long) sorted.length + 99) / 100);
    return sorted[Math.max(0, rank - 1)];
  }

  /** The number of values in each of {@code intervals} equal intervals from minimum to maximum. */
  List<Integer> histogram(int intervals) {
    var counts = new Integer[intervals];
    Arrays.fill(counts, 0);
    double width = (sorted[sorted.length - 1] - sorted[0]) / intervals;
    for (double number : sorted) {
      int place = width == 0 ? 0 : (int) ((number - sorted[0]) / width);
      counts[Math.min(intervals - 1, place)]++;
    }
    return List.of(counts);
  }
}
