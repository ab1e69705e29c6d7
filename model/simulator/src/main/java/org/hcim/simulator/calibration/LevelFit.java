package org.hcim.simulator.calibration;

import java.util.Arrays;
import java.util.TreeSet;
import org.hcim.simulator.crossbar.LevelAdc;

/**
 * The levels of a layer's ADCs with the least squared error of the products, among all integer
 * levels. They satisfy the Lloyd-Max conditions: each level is the mean of the partial sums that it
 * reads, and each partial sum is read as the nearest level. Lloyd-Max iteration stops at any levels
 * that satisfy them; dynamic programming finds the best ones. The best start of the last range
 * never decreases as its end increases, so the best start for one end bounds those for all other
 * ends.
 */
final class LevelFit {

  private final int[] sums;
  private final double[] masses;
  private final double[] firsts;
  private final double[] squares;

  /**
   * Creates a fit.
   *
   * @param sums partial sums that occur, in ascending order
   * @param weights weights of their squared errors
   */
  private LevelFit(int[] sums, double[] weights) {
    this.sums = sums;
    masses = new double[sums.length + 1];
    firsts = new double[sums.length + 1];
    squares = new double[sums.length + 1];
    for (int i = 0; i < sums.length; i++) {
      masses[i + 1] = masses[i] + weights[i];
      firsts[i + 1] = firsts[i] + weights[i] * sums[i];
      squares[i + 1] = squares[i] + weights[i] * sums[i] * sums[i];
    }
  }

  /** Returns the best ADC with this resolution. */
  static LevelAdc of(ColumnOrder order, ColumnStatistics statistics, int bits) {
    int least = statistics.leastSum();
    int most = statistics.mostSum();
    int codes = 1 << bits;
    if (most - least < codes) {
      var all = new int[codes];
      Arrays.setAll(all, code -> least + code);
      return new LevelAdc(bits, all);
    }
    var weights = new double[most - least + 1];
    for (int column = 0; column < statistics.columns(); column++) {
      add(statistics, column, order.weight(column), least, weights);
    }
    return new LevelAdc(bits, levels(least, weights, codes));
  }

  private static void add(
      ColumnStatistics statistics, int column, double weight, int least, double[] weights) {
    int[] histogram = statistics.histograms()[column];
    int first = statistics.least()[column] - least;
    for (int i = 0; i < histogram.length; i++) {
      weights[first + i] += weight * histogram[i];
    }
  }

  /**
   * Returns the best levels.
   *
   * @param weights weights of the squared errors by partial sum, starting at {@code least}; there
   *     are more of them than codes
   */
  static int[] levels(int least, double[] weights, int codes) {
    int[] occur = Arrays.stream(range(weights.length)).filter(i -> weights[i] > 0).toArray();
    var levels = new TreeSet<Integer>();
    if (occur.length > codes) {
      double[] of = Arrays.stream(occur).mapToDouble(i -> weights[i]).toArray();
      int[] sums = Arrays.stream(occur).map(i -> least + i).toArray();
      for (int level : new LevelFit(sums, of).levels(codes)) {
        levels.add(level);
      }
    } else {
      Arrays.stream(occur).forEach(i -> levels.add(least + i));
      for (int i = 0; levels.size() < codes; i++) {
        levels.add(least + i);
      }
    }
    return levels.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] range(int count) {
    var range = new int[count];
    Arrays.setAll(range, i -> i);
    return range;
  }

  /** Returns one level for each of {@code count} ranges, at most the number of partial sums. */
  private int[] levels(int count) {
    var lost = new double[sums.length + 1];
    Arrays.fill(lost, Double.POSITIVE_INFINITY);
    lost[0] = 0;
    var starts = new int[count][sums.length + 1];
    for (int range = 0; range < count; range++) {
      var next = new double[lost.length];
      Arrays.fill(next, Double.POSITIVE_INFINITY);
      extend(lost, next, starts[range], range + 1, sums.length, range, sums.length - 1);
      lost = next;
    }
    var levels = new int[count];
    int end = sums.length;
    for (int range = count - 1; range >= 0; range--) {
      int start = starts[range][end];
      levels[range] = level(start, end);
      end = start;
    }
    return levels;
  }

  /**
   * Finds the best start of the last range for each end from {@code from} to {@code to}.
   *
   * @param lost error by end of the preceding ranges
   * @param next error by end of the last range
   * @param least smallest start that may be best
   * @param most largest start that may be best
   */
  private void extend(
      double[] lost, double[] next, int[] starts, int from, int to, int least, int most) {
    if (from > to) {
      return;
    }
    int end = (from + to) >>> 1;
    int last = Math.min(most, end - 1);
    starts[end] = least;
    for (int start = least; start <= last; start++) {
      double sum = lost[start] + lost(start, end);
      if (sum < next[end]) {
        next[end] = sum;
        starts[end] = start;
      }
    }
    extend(lost, next, starts, from, end - 1, least, starts[end]);
    extend(lost, next, starts, end + 1, to, starts[end], most);
  }

  /** The integer nearest to the mean of a range. */
  private int level(int start, int end) {
    return (int) Math.rint((firsts[end] - firsts[start]) / (masses[end] - masses[start]));
  }

  /** The squared error of a range that is read as its level. */
  private double lost(int start, int end) {
    double level = level(start, end);
    return squares[end]
        - squares[start]
        - 2 * level * (firsts[end] - firsts[start])
        + level * level * (masses[end] - masses[start]);
  }
}
