package org.hcim.jobs.quantize;

import java.util.Arrays;
import org.hcim.accelerator.design.Check;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.importer.onnx.FoldedStep;
import org.hcim.importer.onnx.LayerParameters;
import org.hcim.importer.onnx.Tensor;
import org.hcim.simulator.quantization.FloatLayer.Limits;

/** The weights and biases of one layer, into which the steps behind it are folded. */
final class RealWeights {

  private final double[] weights;
  private final double[] bias;
  private Limits limits = Limits.NONE;

  /** Weights without a bias. */
  RealWeights(LayerParameters layer, int outputs) {
    Check.check(layer.weight().isPresent(), "its weights are not in the file");
    Check.check(
        layer.weightQuantization().isEmpty(),
        "its weights are codes already; export the network before it is quantized");
    weights = layer.weight().orElseThrow().values();
    bias = new double[outputs];
  }

  double[] weights() {
    return weights;
  }

  double[] bias() {
    return bias;
  }

  Limits limits() {
    return limits;
  }

  /** Returns whether activations are clamped so far. */
  boolean isClamped() {
    return !limits.equals(Limits.NONE);
  }

  /**
   * Folds a step.
   *
   * @throws InvalidDesignException where it cannot be folded
   */
  void fold(FoldedStep step) {
    if (step instanceof FoldedStep.Clamp clamp) {
      limits =
          new Limits(
              Math.max(limits.least(), clamp.least()), Math.min(limits.most(), clamp.most()));
      return;
    }
    Check.check(!isClamped(), "%s works on activations that are clamped", step.node());
    if (step instanceof FoldedStep.Bias added) {
      double[] values = byOutput(added.values());
      Arrays.setAll(bias, i -> bias[i] + values[i]);
    } else if (step instanceof FoldedStep.Scaling scaling) {
      scale(byOutput(scaling.values()));
    } else if (step instanceof FoldedStep.BatchNorm norm) {
      normalize(norm);
    } else if (step instanceof FoldedStep.Function function) {
      throw new InvalidDesignException(
          function.operator() + " (" + function.node() + ") must be a ReLU, a ReLU6 or absent");
    } else {
      throw new InvalidDesignException(
          step.node() + " rounds to codes; export the network before it is quantized");
    }
  }

  private void normalize(FoldedStep.BatchNorm norm) {
    double[] scale = byOutput(norm.scale());
    double[] shift = byOutput(norm.bias());
    double[] mean = byOutput(norm.mean());
    double[] variance = byOutput(norm.variance());
    var slopes = new double[bias.length];
    Arrays.setAll(slopes, i -> scale[i] / Math.sqrt(variance[i] + norm.epsilon()));
    scale(slopes);
    Arrays.setAll(bias, i -> bias[i] + shift[i] - mean[i] * slopes[i]);
  }

  private void scale(double[] slopes) {
    int inputs = weights.length / bias.length;
    Arrays.setAll(weights, i -> weights[i] * slopes[i / inputs]);
    Arrays.setAll(bias, i -> bias[i] * slopes[i]);
  }

  private double[] byOutput(Tensor tensor) {
    double[] values = tensor.values();
    Check.check(
        values.length == 1 || values.length == bias.length,
        "constants (%d) behind it must be one, or one for each of its %d outputs",
        values.length,
        bias.length);
    var all = new double[bias.length];
    Arrays.setAll(all, i -> values[values.length == 1 ? 0 : i]);
    return all;
  }
}
