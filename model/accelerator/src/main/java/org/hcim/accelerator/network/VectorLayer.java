package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

/**
 * Elementwise work that cannot be fused into requantization: softmax, layer norm, GELU.
 *
 * @param operations arithmetic operations per inference
 */
public record VectorLayer(String name, long operations) implements Layer {

  public VectorLayer {
    check(operations > 0, "operations (%d) of layer %s must be positive", operations, name);
    Counts.product("operations of layer " + name, operations);
  }

  /** Work with the same number of operations for each element of a shape. */
  static VectorLayer of(String name, TensorShape shape, long operationsPerElement) {
    return new VectorLayer(
        name, Counts.product("operations", shape.elements(), operationsPerElement));
  }
}
