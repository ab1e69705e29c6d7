package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.Locale;
import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.psq.quantizer.StraightThrough;
import org.hcim.simulator.crossbar.ColumnReadout;

/** The threshold of ternary comparators. */
sealed interface Threshold {

  /** The learned parameter, if there is one. */
  Optional<Parameter> parameter();

  /** Calibrates the threshold, in units of the results, if it is a parameter of its own. */
  void calibrate(float first);

  /**
   * Whole positive thresholds.
   *
   * @param unit the real value of a partial sum of 1
   * @param scales scale factors as a partial sum, by column
   */
  NDArray alpha(Pass pass, NDArray unit, NDArray scales);

  /**
   * The gradient, if the threshold is a parameter of its own.
   *
   * @param reference the partial sum that counts as zero
   */
  Optional<ThresholdGradient> gradient(Pass pass, NDArray unit, int reference);

  /** The layer's threshold as a partial sum. */
  int whole(float unit);

  /** One for the layer. */
  final class Learned implements Threshold {

    private final Parameter alpha;
    private final double gradientScale;

    /**
     * A threshold before calibration.
     *
     * @param numel partial sums of one image
     */
    Learned(String layer, long numel) {
      alpha = Values.learned(layer + ".alpha", new Shape(1));
      gradientScale = 1 / Math.sqrt((double) numel);
    }

    @Override
    public Optional<Parameter> parameter() {
      return Optional.of(alpha);
    }

    @Override
    public void calibrate(float first) {
      Values.set(alpha, first);
    }

    @Override
    public NDArray alpha(Pass pass, NDArray unit, NDArray scales) {
      return whole(pass, unit);
    }

    private NDArray whole(Pass pass, NDArray unit) {
      NDArray real = pass.value(alpha).stopGradient();
      return real.abs().div(unit).ceil().clip(1, ColumnReadout.MAX);
    }

    @Override
    public Optional<ThresholdGradient> gradient(Pass pass, NDArray unit, int reference) {
      NDArray value = StraightThrough.scaleGradient(pass.value(alpha).abs(), gradientScale);
      NDArray cells = value.div(unit);
      NDArray moved = cells.sub(cells.stopGradient());
      return Optional.of(new ThresholdGradient(whole(pass, unit), moved, reference));
    }

    @Override
    public int whole(float unit) {
      double rounded = Math.ceil(Math.abs(Values.get(alpha)) / unit);
      return (int) Math.max(1, Math.min(ColumnReadout.MAX, rounded));
    }
  }

  /** Half of each column's scale factor. */
  record HalfScale() implements Threshold {

    @Override
    public Optional<Parameter> parameter() {
      return Optional.empty();
    }

    @Override
    public void calibrate(float first) {}

    @Override
    public NDArray alpha(Pass pass, NDArray unit, NDArray scales) {
      return scales.mul(0.5f).ceil().clip(1, ColumnReadout.MAX);
    }

    @Override
    public Optional<ThresholdGradient> gradient(Pass pass, NDArray unit, int reference) {
      return Optional.empty();
    }

    @Override
    public int whole(float unit) {
      throw new InvalidDesignException(
          String.format(
              Locale.ROOT,
              "thresholds (%s) must be %s: comparators have one threshold per layer",
              "half_scale",
              "alpha"));
    }
  }
}
