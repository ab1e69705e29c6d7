package org.hcim.psq.layer;

import java.util.List;
import java.util.function.IntBinaryOperator;

/**
 * The scale factors with which readings come closest to the partial sums of a batch: the slopes of
 * linear regressions. A column's mean is left out, since the normalization behind it takes that
 * away.
 *
 * @param slopes in cell currents, by scale factor; of merged ones without their significance
 * @param explained the variance of the products that is explained, in squares of their unit
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ScaleFactorFit(float[] slopes, double explained) {

  /** Thresholds that calibration tries, in cell currents. */
  static final List<Integer> ALPHAS = List.of(1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64);

  /**
   * The best fit.
   *
   * @param readings of a column and partial sum
   */
  static ScaleFactorFit of(
      ScaleFactorLayout layout, ColumnStatistics statistics, IntBinaryOperator readings) {
    int size = (int) layout.shape().size();
    var variances = new double[size];
    var covariances = new double[size];
    int[] indices = layout.indices();
    for (int i = 0; i < indices.length; i++) {
      int column = i;
      double square = Math.pow(layout.columns().significance(column), 2);
      var moments = statistics.moments(column, sum -> readings.applyAsInt(column, sum));
      variances[indices[i]] += square * moments.variance();
      covariances[indices[i]] += square * moments.covariance();
    }
    var slopes = new float[size];
    double explained = 0;
    for (int i = 0; i < size; i++) {
      var together = new ColumnStatistics.Moments(variances[i], covariances[i]);
      slopes[i] = (float) together.slope();
      explained += together.explained();
    }
    return new ScaleFactorFit(slopes, explained);
  }
}
