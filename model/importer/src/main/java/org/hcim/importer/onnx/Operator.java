package org.hcim.importer.onnx;

/** The interpretation of a node: the shapes of its outputs, and its place in the layer graph. */
@FunctionalInterface
interface Operator {

  /**
   * Imports a node and assigns a value to each of its outputs.
   *
   * @throws Refusal if the node cannot be imported
   */
  void run(Call call);
}
