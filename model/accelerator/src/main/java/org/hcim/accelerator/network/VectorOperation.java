package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;
import java.util.Objects;

/**
 * Elementwise work that cannot be fused into requantization, with a given number of operations per
 * element; the shape does not change.
 *
 * @param function the computed function, which affects simulation but not cost
 */
public record VectorOperation(
    String name, String input, int operationsPerElement, Function function) implements Node {

  /** A function of the vector unit. */
  public enum Function {
    /** Not stated; costed, but not simulated. */
    ANY,
    /** Layer normalization over the features of a token. */
    LAYER_NORM,
    /** Softmax over the features of a token. */
    SOFTMAX,
    /** The Gaussian error linear unit. */
    GELU
  }

  public VectorOperation {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(function, "function");
    check(
        operationsPerElement > 0,
        "operations_per_element (%d) must be positive",
        operationsPerElement);
  }

  @Override
  public String kind() {
    return "vector";
  }

  @Override
  public List<String> inputs() {
    return List.of(input);
  }

  @Override
  public List<TensorShape> infer(List<TensorShape> inputs) {
    return inputs;
  }

  @Override
  public List<Layer> layers(List<TensorShape> inputs, List<TensorShape> outputs) {
    return List.of(VectorLayer.of(name, outputs.get(0), operationsPerElement));
  }
}
