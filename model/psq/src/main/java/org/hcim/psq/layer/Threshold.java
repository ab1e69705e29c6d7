package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.Locale;
import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.function.ColumnReadout;
import org.hcim.psq.quantiser.StraightThrough;

/** Where ternary comparators change. */
sealed interface Threshold {

  /** What is learnt of it. */
  Optional<Parameter> parameter();

  /** Starts at the mean magnitude of partial sums, which is half of the first scale factors. */
  void calibrate(float meanMagnitude);

  /**
   * Whole positive thresholds.
   *
   * @param unit what a partial sum of 1 stands for
   * @param scales scale factors as a partial sum, by column
   */
  NDArray alpha(Pass pass, NDArray unit, NDArray scales);

  /** A factor of 1 that carries the threshold's gradient. */
  NDArray gain(Pass pass);

  /** The layer's threshold as a partial sum. */
  int whole(float unit);

  /** One for the layer. */
  final class Learnt implements Threshold {

    private final Parameter alpha;
    private final double gradientScale;

    /**
     * A threshold that has seen no partial sums.
     *
     * @param numel partial sums of one image
     */
    Learnt(String layer, long numel) {
      alpha = Values.learnt(layer + ".alpha", new Shape(1));
      gradientScale = 1 / Math.sqrt((double) numel);
    }

    @Override
    public Optional<Parameter> parameter() {
      return Optional.of(alpha);
    }

    @Override
    public void calibrate(float meanMagnitude) {
      Values.set(alpha, meanMagnitude);
    }

    @Override
    public NDArray alpha(Pass pass, NDArray unit, NDArray scales) {
      NDArray real = pass.value(alpha).stopGradient();
      return real.abs().div(unit).ceil().clip(1, ColumnReadout.MOST);
    }

    @Override
    public NDArray gain(Pass pass) {
      NDArray value = StraightThrough.scaleGradient(pass.value(alpha).abs(), gradientScale);
      return StraightThrough.of(pass.manager().create(new float[] {1}), value.neg());
    }

    @Override
    public int whole(float unit) {
      double rounded = Math.ceil(Math.abs(Values.get(alpha)) / unit);
      return (int) Math.max(1, Math.min(ColumnReadout.MOST, rounded));
    }
  }

  /** Half of each column's scale factor. */
  record HalfScale() implements Threshold {

    @Override
    public Optional<Parameter> parameter() {
      return Optional.empty();
    }

    @Override
    public void calibrate(float meanMagnitude) {}

    @Override
    public NDArray alpha(Pass pass, NDArray unit, NDArray scales) {
      return scales.mul(0.5f).ceil().clip(1, ColumnReadout.MOST);
    }

    @Override
    public NDArray gain(Pass pass) {
      return pass.manager().create(1f);
    }

    @Override
    public int whole(float unit) {
      throw new InvalidDesignException(
          String.format(
              Locale.ROOT,
              "thresholds (%s) must be %s: comparators have one threshold a layer",
              "half_scale",
              "alpha"));
    }
  }
}
