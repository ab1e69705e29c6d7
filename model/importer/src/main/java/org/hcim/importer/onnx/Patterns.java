package org.hcim.importer.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Joins nodes that together are one operator of later versions: normalizations, GELU, Swish,
 * HardSwish, padding of zeros before a convolution, and sums with a padded shortcut.
 */
final class Patterns {

  /** A pattern that ends with a node. */
  @FunctionalInterface
  interface Pattern {

    /**
     * The operator that takes the place of the nodes.
     *
     * @param inner receives the nodes, the last one as well
     */
    Optional<OnnxNode> match(NodeList nodes, OnnxNode last, Set<OnnxNode> inner);
  }

  private static final List<Pattern> ALL =
      List.of(
          NormPatterns::layerNorm,
          NormPatterns::rootMeanSquare,
          FunctionPatterns::gelu,
          FunctionPatterns::swish,
          FunctionPatterns::hardSwish,
          FunctionPatterns::paddedConvolution,
          ShortcutPattern::match);

  private Patterns() {}

  /** The nodes of a graph in order, with patterns joined where their last node was. */
  static List<OnnxNode> joined(GraphProto graph) {
    var nodes = new NodeList(graph);
    Map<OnnxNode, OnnxNode> replaced = new HashMap<>();
    Set<OnnxNode> gone = new HashSet<>();
    for (int i = nodes.nodes().size() - 1; i >= 0; i--) {
      OnnxNode last = nodes.nodes().get(i);
      if (!gone.contains(last) && last.domain().isEmpty()) {
        join(nodes, last, replaced, gone);
      }
    }
    var joined = new ArrayList<OnnxNode>();
    for (OnnxNode node : nodes.nodes()) {
      if (replaced.containsKey(node)) {
        joined.add(replaced.get(node));
      } else if (!gone.contains(node)) {
        joined.add(node);
      }
    }
    return joined;
  }

  private static void join(
      NodeList nodes, OnnxNode last, Map<OnnxNode, OnnxNode> replaced, Set<OnnxNode> gone) {
    for (Pattern pattern : ALL) {
      Set<OnnxNode> inner = new LinkedHashSet<>();
      Optional<OnnxNode> operator = pattern.match(nodes, last, inner);
      inner.add(last);
      boolean isFree = inner.stream().noneMatch(gone::contains);
      if (operator.isPresent() && isFree && nodes.isClosed(inner, last)) {
        replaced.put(last, operator.get());
        gone.addAll(inner);
        return;
      }
    }
  }

  /** An operator in the place of a node. */
  static OnnxNode operator(OnnxNode last, String operator, List<String> inputs) {
    return new OnnxNode(last.name(), "", operator, inputs, last.outputs(), Attributes.none());
  }
}
