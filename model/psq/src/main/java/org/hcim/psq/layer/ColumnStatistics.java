package org.hcim.psq.layer;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.hcim.simulator.crossbar.PackedInputs;
import org.hcim.simulator.crossbar.PartialSumKernel;

/**
 * Histograms of the partial sums of columns.
 *
 * @param least the partial sum of a histogram's first number
 * @param histograms by split, output, slice and stream
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ColumnStatistics(int[] least, int[][] histograms) {

  /** Counts all positions. */
  static ColumnStatistics of(PartialSumKernel kernel, PackedInputs inputs) {
    int[][] histograms = kernel.histograms();
    for (int block = 0; block < inputs.blocks(); block++) {
      kernel.addHistograms(inputs, block, HostBuffers.ofThread().kernel(), histograms);
    }
    var least = new int[histograms.length];
    Arrays.setAll(least, kernel::least);
    return new ColumnStatistics(least, histograms);
  }

  int columns() {
    return histograms.length;
  }

  /**
   * Moments of the partial sums and readings of a column.
   *
   * @param variance of the readings
   * @param covariance of readings and partial sums
   */
  record Moments(double variance, double covariance) {

    /** The factor with which readings come closest to the partial sums, around their means. */
    double slope() {
      return variance > 0 && covariance > 0 ? covariance / variance : 0;
    }

    /** The variance of the partial sums that readings explain. */
    double explained() {
      return slope() * covariance;
    }
  }

  /** The moments of a column's readings. */
  Moments moments(int column, IntUnaryOperator reading) {
    double count = 0;
    double sums = 0;
    double readings = 0;
    double squares = 0;
    double products = 0;
    int[] histogram = histograms[column];
    for (int i = 0; i < histogram.length; i++) {
      if (histogram[i] > 0) {
        double times = histogram[i];
        int sum = least[column] + i;
        double read = reading.applyAsInt(sum);
        count += times;
        sums += times * sum;
        readings += times * read;
        squares += times * read * read;
        products += times * read * sum;
      }
    }
    double mean = readings / count;
    return new Moments(squares / count - mean * mean, products / count - mean * sums / count);
  }

  /** The mean of a function of a column's partial sums. */
  double mean(int column, IntUnaryOperator of) {
    double count = 0;
    double sum = 0;
    int[] histogram = histograms[column];
    for (int i = 0; i < histogram.length; i++) {
      count += histogram[i];
      sum += (double) histogram[i] * of.applyAsInt(least[column] + i);
    }
    return sum / count;
  }

  /** The mean of all columns' partial sums. */
  double mean() {
    double sum = 0;
    for (int column = 0; column < histograms.length; column++) {
      sum += mean(column, each -> each);
    }
    return sum / histograms.length;
  }
}
