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
 * Joins nodes that together form one operator of later versions: normalizations, GELU, Swish,
 * HardSwish, zero padding before a convolution, and sums with a padded shortcut.
 */
final class Patterns {

  /** A pattern of nodes, matched from its last node. */
  @FunctionalInterface
  interface Pattern {

    /**
     * The operator that replaces the nodes.
     *
     * @param inner receives the matched nodes
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

  /** The nodes of a graph in order, with each pattern joined at its last node. */
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

  /** An operator that replaces a node. */
  static OnnxNode operator(OnnxNode last, String operator, List<String> inputs) {
    return new OnnxNode(last.name(), "", operator, inputs, last.outputs(), Attributes.none());
  }
}
