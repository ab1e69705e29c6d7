package org.hcim.importer.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The nodes of a graph, with the producer and the readers of each tensor, for pattern matching. */
final class NodeList {

  private final List<OnnxNode> nodes;
  private final Map<String, OnnxNode> makers = new HashMap<>();
  private final Map<String, List<OnnxNode>> readers = new HashMap<>();
  private final Set<String> kept = new HashSet<>();
  private final Map<String, TensorProto> constants = new HashMap<>();

  NodeList(GraphProto graph) {
    nodes = Nodes.of(graph);
    graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
    graph.getOutputList().forEach(output -> kept.add(output.getName()));
    keepCaptured(graph);
    for (OnnxNode node : nodes) {
      node.outputs().forEach(output -> makers.put(output, node));
      for (String input : node.inputs()) {
        readers.computeIfAbsent(input, key -> new ArrayList<>()).add(node);
      }
      if (node.is("Constant") && !node.outputs().isEmpty()) {
        value(node).ifPresent(tensor -> constants.put(node.outputs().get(0), tensor));
      }
    }
  }

  /** Keeps all tensors that nested graphs read. */
  private void keepCaptured(GraphProto graph) {
    for (var node : graph.getNodeList()) {
      for (var attribute : node.getAttributeList()) {
        if (attribute.hasG()) {
          attribute.getG().getNodeList().forEach(inner -> kept.addAll(inner.getInputList()));
          attribute.getG().getOutputList().forEach(output -> kept.add(output.getName()));
          keepCaptured(attribute.getG());
        }
      }
    }
  }

  private static Optional<TensorProto> value(OnnxNode constant) {
    try {
      return constant.attributes().tensor("value");
    } catch (Refusal e) {
      return Optional.empty(); // importing the node reports the problem
    }
  }

  List<OnnxNode> nodes() {
    return nodes;
  }

  /** The node that produces a tensor, if it has this operator and its operands. */
  Optional<OnnxNode> maker(String tensor, String operator) {
    return maker(tensor).filter(node -> node.is(operator));
  }

  /** The node that produces a tensor, if it has its operands. */
  Optional<OnnxNode> maker(String tensor) {
    return Optional.ofNullable(makers.get(tensor)).filter(NodeList::hasOperands);
  }

  private static boolean hasOperands(OnnxNode node) {
    return switch (node.operator()) {
      case "Add", "Sub", "Mul", "Div", "Pow" -> node.inputs().size() == 2;
      default -> !node.inputs().isEmpty();
    };
  }

  boolean isConstant(String tensor) {
    return constants.containsKey(tensor);
  }

  /** The values of a small constant in the model's file. */
  Optional<Tensor> constant(String tensor) {
    try {
      return Optional.ofNullable(constants.get(tensor))
          .map(proto -> new TensorReader(null).read(proto))
          .filter(Tensor::isAtHand);
    } catch (Refusal e) {
      return Optional.empty(); // importing the tensor reports the problem
    }
  }

  /** The value of a one-element constant. */
  Optional<Double> scalar(String tensor) {
    return constant(tensor).filter(t -> t.elements() == 1).map(t -> t.numbers()[0]);
  }

  boolean isAbout(String tensor, double value) {
    return scalar(tensor).filter(known -> isAbout(known, value)).isPresent();
  }

  static boolean isAbout(double known, double value) {
    return Math.abs(known - value) <= 2e-3 * Math.abs(value);
  }

  /** Returns whether only these nodes read their outputs, except for those of the last node. */
  boolean isClosed(Set<OnnxNode> inner, OnnxNode last) {
    for (OnnxNode node : inner) {
      for (String output : node.equals(last) ? List.<String>of() : node.outputs()) {
        boolean isRead =
            kept.contains(output) || !inner.containsAll(readers.getOrDefault(output, List.of()));
        if (isRead) {
          return false;
        }
      }
    }
    return true;
  }
}
