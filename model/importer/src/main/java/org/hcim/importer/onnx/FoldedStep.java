package org.hcim.importer.onnx;

import java.util.Map;

/**
 * A step that is part of a layer's requantization, in the order of execution. Its channels are the
 * layer's.
 */
public sealed interface FoldedStep {

  /** The node of the file. */
  String node();

  /** A constant that is added: one number, or one for each channel. */
  record Bias(String node, Tensor values) implements FoldedStep {}

  /** A constant that is multiplied: one number, or one for each channel. */
  record Scaling(String node, Tensor values) implements FoldedStep {}

  /** (x - mean) / sqrt(variance + epsilon) x scale + bias, for each channel. */
  record BatchNorm(
      String node, Tensor scale, Tensor bias, Tensor mean, Tensor variance, double epsilon)
      implements FoldedStep {}

  /** Clamping: 0 and infinity for ReLU, 0 and 6 for ReLU6. */
  record Clamp(String node, double least, double most) implements FoldedStep {}

  /** A function of one argument, as a table computes it. */
  record Function(String node, String operator, Map<String, Double> parameters)
      implements FoldedStep {

    public Function {
      parameters = Map.copyOf(parameters);
    }
  }

  /** Rounding to codes. */
  record Quantize(String node, Quantization quantization) implements FoldedStep {}
}
