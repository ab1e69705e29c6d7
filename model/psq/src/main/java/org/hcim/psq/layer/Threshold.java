package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.Arrays;
import java.util.Optional;
import org.hcim.psq.quantizer.StraightThrough;
import org.hcim.psq.quantizer.ThresholdRule;
import org.hcim.simulator.crossbar.ColumnReadout;

/**
 * The thresholds of ternary comparators: they read +1 from a partial sum up, and -1 from another
 * down.
 */
sealed interface Threshold {

  /** The learned parameter, if there is one. */
  Optional<Parameter> parameter();

  /** Returns whether all columns have one threshold. */
  boolean isShared();

  /**
   * Sets the thresholds and returns the scale factors that go with them.
   *
   * @param zero the partial sum that counts as zero
   * @param unit the real value of a partial sum of 1
   */
  ScaleFactorFit calibrate(ColumnStatistics statistics, int zero, float unit);

  /**
   * Whole positive thresholds by column and stream.
   *
   * @param scales scale factors as a partial sum, by column and stream
   */
  int[] alphas(float unit, float[] scales);

  /**
   * A number with the gradient of the learned threshold.
   *
   * @param changes what one cell current more would change of the loss, by column and stream
   */
  NDArray surrogate(Pass pass, float unit, double[] changes);

  /** Thresholds of a rule. */
  static Threshold of(String layer, ThresholdRule rule, ScaleFactorLayout layout, int places) {
    return switch (rule) {
      case ALPHA -> new Learned(layer, layout, places, 1);
      case SLICE_AND_STREAM ->
          new Learned(
              layer, layout, places, layout.columns().slices() * layout.columns().streams());
      case HALF_SCALE -> new HalfScale(layout);
    };
  }

  /** A ternary reading. */
  static int read(int sum, int alpha) {
    return sum >= alpha ? 1 : sum <= -alpha ? -1 : 0;
  }

  /** Cell currents as a threshold. */
  private static int whole(double cells) {
    return (int) Math.max(1, Math.min(ColumnReadout.MAX, Math.ceil(cells)));
  }

  /** One for the layer, or for each slice and stream. */
  final class Learned implements Threshold {

    private final Parameter alpha;
    private final ScaleFactorLayout layout;
    private final int groups;
    private final double gradientScale;

    /**
     * Thresholds before calibration.
     *
     * @param places positions of a map
     * @param groups 1, or as many as slices and streams
     */
    Learned(String layer, ScaleFactorLayout layout, int places, int groups) {
      this.layout = layout;
      this.groups = groups;
      alpha = Values.learned(layer + ".alpha", new Shape(groups));
      gradientScale = 1 / Math.sqrt((double) layout.columns().count() / groups * places);
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
      int[] best = best(statistics, zero);
      var cells = new float[groups];
      for (int group = 0; group < groups; group++) {
        cells[group] = best[group] * unit;
      }
      Values.set(alpha, cells);
      return ScaleFactorFit.of(
          layout, statistics, (column, sum) -> read(sum - zero, best[group(column)]));
    }

    private int[] best(ColumnStatistics statistics, int zero) {
      var best = new int[groups];
      var most = new double[groups];
      Arrays.fill(most, -1);
      for (int candidate : ScaleFactorFit.ALPHAS) {
        var explained = new double[groups];
        for (int column = 0; column < statistics.columns(); column++) {
          var moments = statistics.moments(column, sum -> read(sum - zero, candidate));
          explained[group(column)] +=
              moments.explained() * Math.pow(layout.columns().significance(column), 2);
        }
        for (int group = 0; group < groups; group++) {
          if (explained[group] > most[group]) {
            most[group] = explained[group];
            best[group] = candidate;
          }
        }
      }
      return best;
    }

    @Override
    public int[] alphas(float unit, float[] scales) {
      float[] cells = alpha.getArray().toFloatArray();
      var alphas = new int[scales.length];
      for (int column = 0; column < alphas.length; column++) {
        alphas[column] = whole(Math.abs(cells[group(column)]) / unit);
      }
      return alphas;
    }

    @Override
    public NDArray surrogate(Pass pass, float unit, double[] changes) {
      var ofGroups = new float[groups];
      for (int column = 0; column < changes.length; column++) {
        ofGroups[group(column)] += (float) (changes[column] / unit);
      }
      NDArray value = StraightThrough.scaleGradient(pass.value(alpha).abs(), gradientScale);
      return value.mul(pass.manager().create(ofGroups)).sum();
    }
  }

  /** Half of each column's scale factor. */
  record HalfScale(ScaleFactorLayout layout) implements Threshold {

    /** Alternating fits of thresholds and scale factors; more have no visible effect. */
    private static final int ROUNDS = 6;

    @Override
    public Optional<Parameter> parameter() {
      return Optional.empty();
    }

    @Override
    public boolean isShared() {
      return false;
    }

    /** From the predecessor's start, twice the mean magnitude, towards the best fit. */
    @Override
    public ScaleFactorFit calibrate(ColumnStatistics statistics, int zero, float unit) {
      int[] indices = layout.indices();
      var slopes = new float[(int) layout.shape().size()];
      for (int column = 0; column < indices.length; column++) {
        slopes[indices[column]] +=
            (float) (2 * statistics.mean(column, sum -> Math.abs(sum - zero)) / layout.sharing());
      }
      var fit = new ScaleFactorFit(slopes, 0);
      for (int round = 0; round < ROUNDS; round++) {
        float[] scales = fit.slopes();
        ScaleFactorFit next =
            ScaleFactorFit.of(
                layout,
                statistics,
                (column, sum) -> read(sum - zero, whole(scales[indices[column]] / 2.0)));
        if (next.explained() <= fit.explained()) {
          break;
        }
        fit = next;
      }
      return fit;
    }

    @Override
    public int[] alphas(float unit, float[] scales) {
      var alphas = new int[scales.length];
      for (int column = 0; column < alphas.length; column++) {
        alphas[column] = whole(scales[column] / 2.0);
      }
      return alphas;
    }

    @Override
    public NDArray surrogate(Pass pass, float unit, double[] changes) {
      return pass.manager().create(0f);
    }
  }
}
