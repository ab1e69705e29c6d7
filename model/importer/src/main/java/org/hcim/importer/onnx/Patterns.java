package org.hcim.importer.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.List;

/** Joins nodes that together are one operator of later versions. */
final class Patterns {

  private Patterns() {}

  static List<OnnxNode> joined(GraphProto graph) {
    return Nodes.of(graph);
  }
}
