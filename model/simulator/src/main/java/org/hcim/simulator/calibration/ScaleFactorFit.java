package org.hcim.simulator.calibration;

import org.hcim.simulator.crossbar.ColumnThresholds;

/**
 * The scale factors with which readings best fit the partial sums of a batch: the slopes of linear
 * regressions. A column's mean is ignored, because the subsequent normalization removes it.
 *
 * @param slopes in cell currents, by scale factor; merged ones exclude their significance
 * @param explained explained variance of the products, in squares of their unit
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ScaleFactorFit(float[] slopes, double explained) {

  /** Returns the best fit for comparators with these thresholds. */
  public static ScaleFactorFit of(
      ScaleFactorLayout layout, ColumnStatistics statistics, ColumnThresholds thresholds) {
    int size = layout.shape().size();
    var variances = new double[size];
    var covariances = new double[size];
    int[] indices = layout.indices();
    for (int i = 0; i < indices.length; i++) {
      double square = layout.columns().weight(i);
      var moments = statistics.cumulative(i).moments(thresholds.high(i), thresholds.low(i));
      variances[indices[i]] += square * moments.variance();
      covariances[indices[i]] += square * moments.covariance();
    }
    return of(variances, covariances);
  }

  private static ScaleFactorFit of(double[] variances, double[] covariances) {
    var slopes = new float[variances.length];
    double explained = 0;
    for (int i = 0; i < slopes.length; i++) {
      var together = new ColumnStatistics.Moments(variances[i], covariances[i]);
      slopes[i] = (float) together.slope();
      explained += together.explained();
    }
    return new ScaleFactorFit(slopes, explained);
  }
}
