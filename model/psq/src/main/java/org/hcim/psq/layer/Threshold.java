package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.Arrays;
import java.util.Optional;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.simulator.calibration.ColumnStatistics;
import org.hcim.simulator.calibration.ScaleFactorFit;
import org.hcim.simulator.calibration.ScaleFactorLayout;
import org.hcim.simulator.calibration.ThresholdFit;
import org.hcim.simulator.crossbar.ColumnThresholds;

/**
 * The thresholds of ternary comparators, which read +1 at or above one partial sum and -1 at or
 * below another.
 */
sealed interface Threshold {

  /** The learned parameter, if any. */
  Optional<Parameter> parameter();

  /** Returns whether all columns share one threshold. */
  boolean isShared();

  /**
   * Calibrates the thresholds and returns the scale factors fitted to them.
   *
   * @param zero the partial sum that is treated as zero
   * @param unit the real value of a partial sum of 1
   */
  ScaleFactorFit calibrate(ColumnStatistics statistics, int zero, float unit);

  /**
   * Returns positive integer thresholds in cell currents, one per column and stream.
   *
   * @param scales scale factors in units of a partial sum, one per column and stream
   */
  int[] alphas(float unit, float[] scales);

  /**
   * Returns a scalar whose gradient is that of the learned threshold.
   *
   * @param changes the change in the loss per additional cell current of threshold, by column and
   *     stream
   */
  NDArray surrogate(Pass pass, float unit, double[] changes);

  /** Creates the uncalibrated thresholds of a rule. */
  static Threshold of(
      String layer, ThresholdRule rule, ScaleFactorLayout layout, LearningRule learning) {
    return switch (rule) {
      case ALPHA -> new Learned(layer, layout, learning, 1);
      case SLICE_AND_STREAM ->
          new Learned(
              layer, layout, learning, layout.columns().slices() * layout.columns().streams());
      case HALF_SCALE -> new HalfScale(layout);
    };
  }

  /**
   * One learned threshold for the layer, or one per slice and stream. It starts half a cell current
   * below the best integer threshold, in the middle of the interval that rounds up to it. If it
   * started at the integer, the first step that reduces the unit of partial sums would raise the
   * threshold by 1.
   */
  final class Learned implements Threshold {

    private static final float MIDDLE = 0.5f;

    private final Parameter alpha;
    private final ScaleFactorLayout layout;
    private final int groups;
    private final LearningRule learning;

    /**
     * Creates uncalibrated thresholds.
     *
     * @param groups 1, or the number of slices times the number of streams
     */
    Learned(String layer, ScaleFactorLayout layout, LearningRule learning, int groups) {
      this.layout = layout;
      this.groups = groups;
      alpha = Values.learned(layer + ".alpha", new Shape(groups));
      this.learning = learning;
    }

    private int group(int column) {
      return column % groups;
    }

    @Override
    public boolean isShared() {
      return groups == 1;
    }

    @Override
    public Optional<Parameter> parameter() {
      return Optional.of(alpha);
    }

    @Override
    public ScaleFactorFit calibrate(ColumnStatistics statistics, int zero, float unit) {
      int[] best = ThresholdFit.alphas(layout.columns(), statistics, zero, groups);
      var cells = new float[groups];
      for (int group = 0; group < groups; group++) {
        cells[group] = (best[group] - MIDDLE) * unit;
      }
      Values.set(alpha, cells);
      var zeros = new int[layout.columns().count()];
      var alphas = new int[zeros.length];
      Arrays.fill(zeros, zero);
      Arrays.setAll(alphas, column -> best[group(column)]);
      return ScaleFactorFit.of(layout, statistics, ColumnThresholds.ternary(zeros, alphas));
    }

    @Override
    public int[] alphas(float unit, float[] scales) {
      float[] cells = alpha.getArray().toFloatArray();
      var alphas = new int[scales.length];
      for (int column = 0; column < alphas.length; column++) {
        alphas[column] = ThresholdFit.whole(Math.abs(cells[group(column)]) / unit);
      }
      return alphas;
    }

    @Override
    public NDArray surrogate(Pass pass, float unit, double[] changes) {
      var ofGroups = new float[groups];
      for (int column = 0; column < changes.length; column++) {
        ofGroups[group(column)] += (float) (changes[column] / unit);
      }
      double sharing = (double) changes.length / groups;
      NDArray value = learning.magnitude(pass, alpha, changes.length, sharing);
      return value.mul(pass.manager().create(ofGroups)).sum();
    }
  }

  /** Thresholds equal to half of each column's scale factor. */
  record HalfScale(ScaleFactorLayout layout) implements Threshold {

    @Override
    public Optional<Parameter> parameter() {
      return Optional.empty();
    }

    @Override
    public boolean isShared() {
      return false;
    }

    @Override
    public ScaleFactorFit calibrate(ColumnStatistics statistics, int zero, float unit) {
      return ThresholdFit.halfScale(layout, statistics, zero);
    }

    @Override
    public int[] alphas(float unit, float[] scales) {
      var alphas = new int[scales.length];
      for (int column = 0; column < alphas.length; column++) {
        alphas[column] = ThresholdFit.whole(scales[column] / 2.0);
      }
      return alphas;
    }

    @Override
    public NDArray surrogate(Pass pass, float unit, double[] changes) {
      return pass.manager().create(0f);
    }
  }
}
