package org.hcim.importer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Nodes on which no output of a graph depends, such as those after an output that was moved
 * forward.
 */
final class UnreadNodes {

  private final Set<String> read = new HashSet<>();
  private final List<String> unread = new ArrayList<>();

  private UnreadNodes() {}

  /** The names and operators of these nodes, in the order of the file. */
  static List<String> of(GraphProto graph) {
    var nodes = new UnreadNodes();
    graph.getOutputList().forEach(output -> nodes.read.add(output.getName()));
    for (int i = graph.getNodeCount() - 1; i >= 0; i--) {
      nodes.visit(graph.getNode(i), i);
    }
    Collections.reverse(nodes.unread);
    return nodes.unread;
  }

  private void visit(NodeProto node, int index) {
    if (node.getOutputList().stream().anyMatch(read::contains)) {
      readBy(node);
    } else {
      unread.add(Nodes.name(node, index) + " (" + node.getOpType() + ")");
    }
  }

  /**
   * Marks the tensors that a node reads. Nested graphs read tensors of the enclosing graph. The
   * name of an absent input is empty, as is that of an omitted output.
   */
  private void readBy(NodeProto node) {
    node.getInputList().stream().filter(name -> !name.isEmpty()).forEach(read::add);
    for (AttributeProto attribute : node.getAttributeList()) {
      attribute.getG().getNodeList().forEach(this::readBy);
      attribute.getG().getOutputList().forEach(output -> read.add(output.getName()));
    }
  }
}
