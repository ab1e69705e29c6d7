package org.hcim.simulator.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.hcim.simulator.crossbar.PackedInputs;
import org.hcim.simulator.crossbar.PartialSumKernel;

/**
 * Histograms of the partial sums of columns.
 *
 * @param least partial sum that the first entry of each histogram counts
 * @param histograms by row tile, output, slice and stream
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ColumnStatistics(int[] least, int[][] histograms) {

  /** Creates empty statistics. */
  public static ColumnStatistics of(PartialSumKernel kernel) {
    int[][] histograms = kernel.histograms();
    var least = new int[histograms.length];
    Arrays.setAll(least, kernel::least);
    return new ColumnStatistics(least, histograms);
  }

  /**
   * Counts all positions of some inputs.
   *
   * @param kernel kernel of the columns
   * @param buffers buffers of the calling thread
   */
  public ColumnStatistics add(
      PartialSumKernel kernel, PackedInputs inputs, PartialSumKernel.Buffers buffers) {
    for (int block = 0; block < inputs.blocks(); block++) {
      kernel.addHistograms(inputs, block, buffers, histograms);
    }
    return this;
  }

  /** Concatenates the columns of several matrices. */
  static ColumnStatistics joined(List<ColumnStatistics> parts) {
    return new ColumnStatistics(
        parts.stream().flatMapToInt(part -> Arrays.stream(part.least)).toArray(),
        parts.stream().flatMap(part -> Arrays.stream(part.histograms)).toArray(int[][]::new));
  }

  /** The number of columns, counted once per stream. */
  public int columns() {
    return histograms.length;
  }

  /** The smallest partial sum of all histograms. */
  int leastSum() {
    return Arrays.stream(least).min().orElseThrow();
  }

  /** The largest partial sum of all histograms. */
  int mostSum() {
    return IntStream.range(0, histograms.length)
        .map(column -> least[column] + histograms[column].length - 1)
        .max()
        .orElseThrow();
  }

  /**
   * Moments of the partial sums and readings of a column.
   *
   * @param variance variance of the readings
   * @param covariance covariance of readings and partial sums
   */
  public record Moments(double variance, double covariance) {

    /**
     * The factor with which readings best fit the partial sums around their means; 0 without a
     * positive covariance.
     */
    public double slope() {
      return variance > 0 && covariance > 0 ? covariance / variance : 0;
    }

    /** The variance of the partial sums that the readings explain. */
    public double explained() {
      return slope() * covariance;
    }
  }

  /** The cumulative sums of a column, from the smallest partial sum up. */
  CumulativeSums cumulative(int column) {
    return new CumulativeSums(least[column], histograms[column]);
  }

  /** The mean of a function of a column's partial sums. */
  public double mean(int column, IntUnaryOperator of) {
    return meanOf(column, of::applyAsInt);
  }

  /** The mean of a real function of a column's partial sums. */
  double meanOf(int column, IntToDoubleFunction of) {
    double count = 0;
    double sum = 0;
    int[] histogram = histograms[column];
    for (int i = 0; i < histogram.length; i++) {
      count += histogram[i];
      sum += (double) histogram[i] * of.applyAsDouble(least[column] + i);
    }
    return sum / count;
  }

  /** The mean of all columns' partial sums. */
  public double mean() {
    double sum = 0;
    for (int column = 0; column < histograms.length; column++) {
      sum += mean(column, each -> each);
    }
    return sum / histograms.length;
  }
}
