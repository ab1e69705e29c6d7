package org.hcim.importer.onnx;

import java.util.Map;

/**
 * A step that is part of a layer's requantization, in order of execution. Its channels are those of
 * the layer.
 */
public sealed interface FoldedStep {

  /** The name of the node in the file. */
  String node();

  /** An added constant: one value, or one per channel. */
  record Bias(String node, Tensor values) implements FoldedStep {}

  /** A constant factor: one value, or one per channel. */
  record Scaling(String node, Tensor values) implements FoldedStep {}

  /** Batch normalization per channel: (x - mean) / sqrt(variance + epsilon) x scale + bias. */
  record BatchNorm(
      String node, Tensor scale, Tensor bias, Tensor mean, Tensor variance, double epsilon)
      implements FoldedStep {}

  /** Clamping to a range: 0 to infinity for ReLU, 0 to 6 for ReLU6. */
  record Clamp(String node, double least, double most) implements FoldedStep {}

  /** A function of one argument, computed by a table. */
  record Function(String node, String operator, Map<String, Double> parameters)
      implements FoldedStep {

    public Function {
      parameters = Map.copyOf(parameters);
    }
  }

  /** Rounding to codes. */
  record Quantize(String node, Quantization quantization) implements FoldedStep {}
}
