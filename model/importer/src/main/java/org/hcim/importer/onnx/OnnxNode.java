package org.hcim.importer.onnx;

import java.util.List;

/**
 * A node of an ONNX graph.
 *
 * @param name name in the file; n and the node's index if the file has none
 * @param domain empty for ONNX's own operators
 * @param inputs names of inputs; empty for omitted optional inputs
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

  /** The operator with its domain, for messages. */
  String kind() {
    return domain.isEmpty() ? operator : domain + "." + operator;
  }

  /** Returns whether this is one of ONNX's own operators. */
  boolean is(String own) {
    return domain.isEmpty() && operator.equals(own);
  }
}
