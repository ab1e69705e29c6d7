package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.hcim.psq.quantizer.ColumnReading;

/**
 * The scale factors, and the threshold, with which readings come closest to the partial sums of a
 * batch: the slopes of linear regressions. A column's mean is left out, since the normalization
 * behind it takes that away.
 */
final class ScaleFactorFit {

  private static final int[] ALPHAS = {1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64};
  private static final int[] IMAGES_AND_PLACES = {1, 4};

  private final int alpha;
  private final float[] slopes;
  private final double explained;

  private ScaleFactorFit(int alpha, float[] slopes, double explained) {
    this.alpha = alpha;
    this.slopes = slopes;
    this.explained = explained;
  }

  /** The threshold in cell currents; 0 of binary comparators. */
  int alpha() {
    return alpha;
  }

  /** Scale factors in cell currents, in the order of the layout's shape. */
  float[] slopes() {
    return slopes.clone();
  }

  /** The variance of the products that is explained, in squares of their unit. */
  double explained() {
    return explained;
  }

  /**
   * The best fit of binary comparators.
   *
   * @param partialSums by split: streams x images x slices x outputs x places
   * @param zero the partial sum that counts as zero
   */
  static ScaleFactorFit binary(ScaleFactorLayout layout, List<NDArray> partialSums, int zero) {
    return of(layout, partialSums, zero, 0);
  }

  /** The best fit of ternary comparators with one threshold. */
  static ScaleFactorFit ternary(ScaleFactorLayout layout, List<NDArray> partialSums, int zero) {
    ScaleFactorFit best = of(layout, partialSums, zero, ALPHAS[0]);
    for (int i = 1; i < ALPHAS.length; i++) {
      ScaleFactorFit next = of(layout, partialSums, zero, ALPHAS[i]);
      if (next.explained <= best.explained) {
        return best;
      }
      best = next;
    }
    return best;
  }

  private static ScaleFactorFit of(
      ScaleFactorLayout layout, List<NDArray> partialSums, int zero, int alpha) {
    int each = (int) layout.columns() / partialSums.size();
    var covariances = new float[each * partialSums.size()];
    var variances = new float[covariances.length];
    for (int split = 0; split < partialSums.size(); split++) {
      NDArray sums = partialSums.get(split);
      try (NDManager scope = sums.getManager().newSubManager()) {
        NDArray copy = sums.duplicate();
        copy.attach(scope);
        NDArray squares = new Significance(layout.slicing()).ofBoth(scope).square();
        squares = squares.reshape(squares.getShape().get(0), -1, 1);
        NDArray readings = reading(scope, zero, alpha).read(copy);
        NDArray mean = mean(readings);
        NDArray variance = mean(readings.square()).sub(mean.square());
        NDArray covariance = mean(readings.mul(sums)).sub(mean.mul(mean(sums)));
        System.arraycopy(
            covariance.mul(squares).toFloatArray(), 0, covariances, split * each, each);
        System.arraycopy(variance.mul(squares).toFloatArray(), 0, variances, split * each, each);
      }
    }
    return of(layout.means(covariances), layout.means(variances), alpha);
  }

  /** Streams x slices x outputs. */
  static NDArray mean(NDArray ofColumns) {
    long count = ofColumns.getShape().get(1) * ofColumns.getShape().get(4);
    return ofColumns.sum(IMAGES_AND_PLACES).div(count);
  }

  private static ColumnReading reading(NDManager manager, int zero, int alpha) {
    return alpha == 0
        ? new ColumnReading.Binary(zero)
        : new ColumnReading.Ternary(manager.create((float) alpha), zero);
  }

  private static ScaleFactorFit of(float[] covariances, float[] variances, int alpha) {
    var slopes = new float[covariances.length];
    double explained = 0;
    for (int i = 0; i < slopes.length; i++) {
      if (variances[i] > 0 && covariances[i] > 0) {
        slopes[i] = covariances[i] / variances[i];
        explained += (double) slopes[i] * covariances[i];
      }
    }
    return new ScaleFactorFit(alpha, slopes, explained);
  }
}
