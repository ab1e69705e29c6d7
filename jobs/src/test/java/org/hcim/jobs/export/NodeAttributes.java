package org.hcim.jobs.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;

/** The attributes of nodes. */
final class NodeAttributes {

  private NodeAttributes() {}

  static int integer(NodeProto node, String name) {
    return (int)
        node.getAttributeList().stream()
            .filter(each -> each.getName().equals(name))
            .mapToLong(AttributeProto::getI)
            .findFirst()
            .orElse(0);
  }

  static int[] integers(NodeProto node, String name) {
    return node.getAttributeList().stream()
        .filter(each -> each.getName().equals(name))
        .flatMap(each -> each.getIntsList().stream())
        .mapToInt(Math::toIntExact)
        .toArray();
  }
}
