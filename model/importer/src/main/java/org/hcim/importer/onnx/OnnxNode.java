package org.hcim.importer.onnx;

import java.util.List;

/**
 * A node of an ONNX graph.
 *
 * @param name of the file; n and the node's index where the file has none
 * @param domain empty for ONNX's own operators
 * @param inputs empty names for optional ones that are left out
 */
record OnnxNode(
    String name,
    String domain,
    String operator,
    List<String> inputs,
    List<String> outputs,
    Attributes attributes) {

  OnnxNode {
    domain = domain.equals("ai.onnx") ? "" : domain;
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** The operator with its domain, as messages name it. */
  String kind() {
    return domain.isEmpty() ? operator : domain + "." + operator;
  }

  /** Returns whether this is one of ONNX's own operators. */
  boolean is(String own) {
    return domain.isEmpty() && operator.equals(own);
  }
}
