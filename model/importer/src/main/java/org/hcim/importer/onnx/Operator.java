package org.hcim.importer.onnx;

/** The meaning of a node: the shapes of its outputs, and its place in the layer graph. */
@FunctionalInterface
interface Operator {

  /**
   * Imports a node: gives each of its outputs a value.
   *
   * @throws Refusal where it cannot
   */
  void run(Call call);
}
