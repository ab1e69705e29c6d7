package org.hcim.importer.onnx;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Patterns of normalizations over the features of a token, in primitive operators. */
final class NormPatterns {

  private NormPatterns() {}

  /** A constant operand and the other operand. */
  private record Peeled(String constant, String other) {}

  private static Optional<Peeled> peel(NodeList nodes, OnnxNode node, String operator) {
    if (!node.is(operator) || node.inputs().size() != 2) {
      return Optional.empty();
    }
    String a = node.inputs().get(0);
    String b = node.inputs().get(1);
    if (nodes.isConstant(a) == nodes.isConstant(b)) {
      return Optional.empty();
    }
    return Optional.of(nodes.isConstant(a) ? new Peeled(a, b) : new Peeled(b, a));
  }

  /** Layer normalization: (x - mean) / sqrt(mean of squares + epsilon), [x scale], [+ bias]. */
  static Optional<OnnxNode> layerNorm(NodeList nodes, OnnxNode last, Set<OnnxNode> inner) {
    OnnxNode node = last;
    String bias = "";
    String scale = "";
    Optional<Peeled> offset = peel(nodes, node, "Add");
    if (offset.isPresent()) {
      bias = offset.get().constant();
      node = next(nodes, node, offset.get().other(), inner);
    }
    Optional<Peeled> factor = node == null ? Optional.empty() : peel(nodes, node, "Mul");
    if (factor.isPresent()) {
      scale = factor.get().constant();
      node = next(nodes, node, factor.get().other(), inner);
    }
    if (node == null || !node.is("Div") || node.inputs().size() != 2) {
      return Optional.empty();
    }
    inner.add(node);
    Optional<String> x = centered(nodes, node.inputs().get(0), inner);
    Optional<String> square = deviation(nodes, node.inputs().get(1), inner);
    Optional<String> other = square.flatMap(of -> centered(nodes, of, inner));
    String scaleInput = scale;
    String biasInput = bias;
    return x.filter(input -> other.equals(Optional.of(input)))
        .map(
            input ->
                Patterns.operator(
                    last, "LayerNormalization", List.of(input, scaleInput, biasInput)));
  }

  /** RMS norm: x / sqrt(mean of squares of x + epsilon), or x times its reciprocal, [x scale]. */
  static Optional<OnnxNode> rootMeanSquare(NodeList nodes, OnnxNode last, Set<OnnxNode> inner) {
    OnnxNode node = last;
    String scale = "";
    Optional<Peeled> factor = peel(nodes, node, "Mul");
    if (factor.isPresent()) {
      scale = factor.get().constant();
      node = next(nodes, node, factor.get().other(), inner);
    }
    if (node == null || !(node.is("Div") || node.is("Mul")) || node.inputs().size() != 2) {
      return Optional.empty();
    }
    inner.add(node);
    for (int input = 0; input < (node.is("Div") ? 1 : 2); input++) {
      String x = node.inputs().get(input);
      String root = node.inputs().get(1 - input);
      if (node.is("Mul")) {
        root = reciprocal(nodes, root, inner).orElse("");
      }
      if (deviation(nodes, root, inner).equals(Optional.of(x))) {
        return Optional.of(Patterns.operator(last, "RMSNormalization", List.of(x, scale)));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> reciprocal(NodeList nodes, String tensor, Set<OnnxNode> inner) {
    Optional<OnnxNode> node = nodes.maker(tensor, "Reciprocal");
    Optional<OnnxNode> quotient =
        nodes.maker(tensor, "Div").filter(div -> nodes.isAbout(div.inputs().get(0), 1));
    node.or(() -> quotient).ifPresent(inner::add);
    return node.map(n -> n.inputs().get(0)).or(() -> quotient.map(n -> n.inputs().get(1)));
  }

  private static OnnxNode next(NodeList nodes, OnnxNode node, String tensor, Set<OnnxNode> inner) {
    inner.add(node);
    return nodes.maker(tensor).orElse(null);
  }

  /** The x of x - mean of x. */
  private static Optional<String> centered(NodeList nodes, String tensor, Set<OnnxNode> inner) {
    return nodes
        .maker(tensor, "Sub")
        .flatMap(
            sub -> {
              String x = sub.inputs().get(0);
              Optional<OnnxNode> mean =
                  nodes
                      .maker(sub.inputs().get(1), "ReduceMean")
                      .filter(node -> node.inputs().get(0).equals(x));
              mean.ifPresent(node -> inner.addAll(List.of(node, sub)));
              return mean.map(node -> x);
            });
  }

  /** The x of sqrt(mean of squares of x + epsilon). */
  private static Optional<String> deviation(NodeList nodes, String tensor, Set<OnnxNode> inner) {
    Optional<OnnxNode> root = nodes.maker(tensor, "Sqrt");
    Optional<OnnxNode> sum = root.flatMap(node -> nodes.maker(node.inputs().get(0), "Add"));
    Optional<Peeled> epsilon = sum.flatMap(node -> peel(nodes, node, "Add"));
    Optional<OnnxNode> mean = epsilon.flatMap(e -> nodes.maker(e.other(), "ReduceMean"));
    Optional<OnnxNode> square = mean.flatMap(node -> nodes.maker(node.inputs().get(0)));
    Optional<String> x = square.flatMap(node -> squared(nodes, node));
    if (x.isPresent()) {
      inner.addAll(List.of(root.get(), sum.get(), mean.get(), square.get()));
    }
    return x;
  }

  private static Optional<String> squared(NodeList nodes, OnnxNode node) {
    if (node.inputs().size() != 2) {
      return Optional.empty();
    }
    String x = node.inputs().get(0);
    boolean isPower = node.is("Pow") && nodes.isAbout(node.inputs().get(1), 2);
    boolean isProduct = node.is("Mul") && node.inputs().get(1).equals(x);
    return isPower || isProduct ? Optional.of(x) : Optional.empty();
  }
}
