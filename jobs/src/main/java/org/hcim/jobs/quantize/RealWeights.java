package org.hcim.jobs.quantize;

import java.util.Arrays;
import java.util.Optional;
import org.hcim.accelerator.design.Check;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.importer.onnx.FoldedStep;
import org.hcim.importer.onnx.LayerParameters;
import org.hcim.importer.onnx.Quantization;
import org.hcim.importer.onnx.Tensor;
import org.hcim.simulator.quantization.ActivationFunction;
import org.hcim.simulator.quantization.FloatLayer.Limits;
import org.hcim.simulator.quantization.StatedCodes;
import org.hcim.simulator.quantization.StatedCodes.Activations;

/** The weights and biases of one layer, into which subsequent steps are folded. */
final class RealWeights {

  /** Tolerance in steps: above the rounding error of single precision, below half a code. */
  private static final double CLAMP_TOLERANCE = 0.01;

  private final double[] weights;
  private final double[] bias;
  private final Optional<Quantization> codes;
  private final double[] steps;
  private double least = Double.NEGATIVE_INFINITY;
  private double most = Double.POSITIVE_INFINITY;
  private Optional<Activations> rounded = Optional.empty();
  private Optional<ActivationFunction> function = Optional.empty();

  /** Starts with the layer's weights and zero biases. */
  RealWeights(LayerParameters layer, int outputs) {
    Check.check(layer.weight().isPresent(), "its weights are not in the file");
    weights = layer.weight().orElseThrow().values();
    bias = new double[outputs];
    codes = layer.weightQuantization();
    steps = codes.map(each -> StatedSteps.ofWeights(each, outputs)).orElse(new double[0]);
  }

  double[] weights() {
    return weights;
  }

  double[] bias() {
    return bias;
  }

  /** The range of activations, or of their codes if they are rounded. */
  Limits limits() {
    return rounded.map(this::limits).orElseGet(() -> new Limits(least, most));
  }

  private Limits limits(Activations to) {
    double lowest = to.codes().least() * to.step();
    double highest = to.codes().most() * to.step();
    double tolerance = to.step() * CLAMP_TOLERANCE;
    Check.check(
        least <= lowest + tolerance && most >= highest - tolerance,
        "activations clamped from %s to %s must have no codes beyond, which reach from %s to %s",
        least,
        most,
        lowest,
        highest);
    return lowest == 0 ? new Limits(0, Double.POSITIVE_INFINITY) : Limits.NONE;
  }

  /** The function after the product, which becomes a lookup table. */
  Optional<ActivationFunction> function() {
    return function;
  }

  /** Returns whether activations have been clamped, rounded or passed through a function so far. */
  boolean isClamped() {
    return isRounded()
        || function.isPresent()
        || least != Double.NEGATIVE_INFINITY
        || most != Double.POSITIVE_INFINITY;
  }

  /** Returns whether activations are rounded to codes. */
  boolean isRounded() {
    return rounded.isPresent();
  }

  /** The codes in the file; empty for real weights. */
  Optional<StatedCodes> stated() {
    return codes.map(each -> new StatedCodes(each.bits(), steps.clone(), rounded));
  }

  /**
   * Folds a step.
   *
   * @throws InvalidDesignException when it cannot be folded
   */
  void fold(FoldedStep step) {
    Check.check(!isRounded(), "%s works on activations that are rounded to codes", step.node());
    Check.check(function.isEmpty(), "%s works on activations of a function", step.node());
    if (step instanceof FoldedStep.Clamp clamp) {
      least = Math.max(least, clamp.least());
      most = Math.min(most, clamp.most());
      return;
    }
    if (step instanceof FoldedStep.Quantize quantize) {
      Check.check(
          codes.isPresent(),
          "%s rounds to codes, its weights are real; export the network before it is quantized",
          step.node());
      rounded = Optional.of(StatedSteps.ofActivations(quantize.quantization()));
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
    } else if (step instanceof FoldedStep.Function each) {
      function =
          Optional.of(
              ActivationFunction.find(each.operator(), each.parameters())
                  .orElseThrow(() -> refused(each)));
    }
  }

  private static InvalidDesignException refused(FoldedStep.Function function) {
    return new InvalidDesignException(
        "%s (%s) must be a ReLU, a ReLU6, absent or one of %s"
            .formatted(
                function.operator(), function.node(), String.join(", ", ActivationFunction.NAMES)));
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
    Arrays.setAll(steps, i -> steps[i] * slopes[i]);
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
