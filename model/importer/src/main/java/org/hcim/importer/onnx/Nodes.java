package org.hcim.importer.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;

/** Reads the nodes of a graph. */
final class Nodes {

  private Nodes() {}

  static List<OnnxNode> of(GraphProto graph) {
    var nodes = new ArrayList<OnnxNode>();
    for (int i = 0; i < graph.getNodeCount(); i++) {
      NodeProto node = graph.getNode(i);
      nodes.add(
          new OnnxNode(
              name(node, i),
              node.getDomain(),
              node.getOpType(),
              node.getInputList(),
              node.getOutputList(),
              Attributes.of(node.getAttributeList())));
    }
    return nodes;
  }

  /** The name of a node; {@code n} and its index if it has none. */
  static String name(NodeProto node, int index) {
    return node.getName().isEmpty() ? "n" + index : node.getName();
  }
}
