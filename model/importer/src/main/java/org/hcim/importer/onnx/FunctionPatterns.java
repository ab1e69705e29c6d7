package org.hcim.importer.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Patterns of one-argument functions in primitive operators, and of padding before convolutions.
 */
final class FunctionPatterns {

  private FunctionPatterns() {}

  /** GELU: 0.5 x (1 + erf(x / sqrt 2)), or with tanh, in any order of the products. */
  static Optional<OnnxNode> gelu(NodeList nodes, OnnxNode last, Set<OnnxNode> inner) {
    if (!last.is("Mul")) {
      return Optional.empty();
    }
    List<String> factors = factors(nodes, last, inner, 0);
    Optional<String> half = factors.stream().filter(f -> nodes.isAbout(f, 0.5)).findFirst();
    if (factors.size() != 3 || half.isEmpty()) {
      return Optional.empty();
    }
    List<String> others = factors.stream().filter(f -> !f.equals(half.get())).toList();
    for (int i = 0; i < others.size(); i++) {
      String x = others.get(i);
      Optional<OnnxNode> sum = nodes.maker(others.get(others.size() - 1 - i), "Add");
      if (others.size() == 2 && sum.isPresent() && isOnePlus(nodes, sum.get(), x, inner)) {
        return Optional.of(Patterns.operator(last, "Gelu", List.of(x)));
      }
    }
    return Optional.empty();
  }

  /** The factors of a product, including those of inner products. */
  private static List<String> factors(
      NodeList nodes, OnnxNode product, Set<OnnxNode> inner, int depth) {
    inner.add(product);
    var factors = new ArrayList<String>();
    for (String input : product.inputs()) {
      Optional<OnnxNode> maker = depth < 1 ? nodes.maker(input, "Mul") : Optional.empty();
      boolean hasHalf =
          maker.isPresent()
              && (maker.get().inputs().stream().anyMatch(in -> nodes.isAbout(in, 0.5))
                  || product.inputs().stream().anyMatch(in -> nodes.isAbout(in, 0.5)));
      if (hasHalf) {
        factors.addAll(factors(nodes, maker.get(), inner, depth + 1));
      } else {
        factors.add(input);
      }
    }
    return factors;
  }

  /** Returns whether a sum is 1 + erf or tanh of a term that depends on x alone. */
  private static boolean isOnePlus(NodeList nodes, OnnxNode sum, String x, Set<OnnxNode> inner) {
    for (int i = 0; i < 2 && sum.inputs().size() == 2; i++) {
      String one = sum.inputs().get(i);
      String function = sum.inputs().get(1 - i);
      Optional<OnnxNode> erf = nodes.maker(function, "Erf").or(() -> nodes.maker(function, "Tanh"));
      if (nodes.isAbout(one, 1) && erf.isPresent()) {
        inner.add(sum);
        inner.add(erf.get());
        return dependsOnlyOn(nodes, erf.get().inputs().get(0), x, inner, 0);
      }
    }
    return false;
  }

  private static boolean dependsOnlyOn(
      NodeList nodes, String tensor, String x, Set<OnnxNode> inner, int depth) {
    if (tensor.equals(x) || nodes.isConstant(tensor)) {
      return true;
    }
    Optional<OnnxNode> maker = nodes.maker(tensor);
    if (maker.isEmpty()
        || depth > 6
        || !List.of("Mul", "Div", "Add", "Pow").contains(maker.get().operator())) {
      return false;
    }
    inner.add(maker.get());
    return maker.get().inputs().stream()
        .allMatch(input -> dependsOnlyOn(nodes, input, x, inner, depth + 1));
  }

  /** Swish and HardSwish: x times sigmoid of x, and x times hard sigmoid of x. */
  static Optional<OnnxNode> swish(NodeList nodes, OnnxNode last, Set<OnnxNode> inner) {
    if (!last.is("Mul") || last.inputs().size() != 2) {
      return Optional.empty();
    }
    for (int i = 0; i < 2; i++) {
      String x = last.inputs().get(i);
      String gate = last.inputs().get(1 - i);
      Optional<OnnxNode> plain = nodes.maker(gate, "Sigmoid");
      Optional<OnnxNode> sigmoid =
          plain.or(() -> nodes.maker(gate, "HardSigmoid").filter(FunctionPatterns::isOfHardSwish));
      if (sigmoid.isPresent() && sigmoid.get().inputs().get(0).equals(x)) {
        inner.add(sigmoid.get());
        String operator = plain.isPresent() ? "Swish" : "HardSwish";
        return Optional.of(Patterns.operator(last, operator, List.of(x)));
      }
    }
    return Optional.empty();
  }

  /** Returns whether a hard sigmoid is clip(x / 6 + 1/2, 0, 1); by default its slope is 0.2. */
  private static boolean isOfHardSwish(OnnxNode hardSigmoid) {
    return NodeList.isAbout(real(hardSigmoid, "alpha", 0.2), 1 / 6.0)
        && NodeList.isAbout(real(hardSigmoid, "beta", 0.5), 0.5);
  }

  /** HardSwish: x times clip(x + 3, 0, 6) / 6, divided before or after the product. */
  static Optional<OnnxNode> hardSwish(NodeList nodes, OnnxNode last, Set<OnnxNode> inner) {
    Optional<String> whole = sixth(nodes, last);
    OnnxNode product = whole.flatMap(w -> nodes.maker(w, "Mul")).orElse(last);
    if (!product.is("Mul") || product.inputs().size() != 2) {
      return Optional.empty();
    }
    inner.add(product);
    for (int i = 0; i < 2; i++) {
      String x = product.inputs().get(i);
      String gate = product.inputs().get(1 - i);
      if (whole.isEmpty()) {
        Optional<OnnxNode> division = nodes.maker(gate);
        Optional<String> divided = division.flatMap(node -> sixth(nodes, node));
        if (divided.isEmpty()) {
          continue;
        }
        inner.add(division.get());
        gate = divided.get();
      }
      if (isGate(nodes, gate, x, inner)) {
        return Optional.of(Patterns.operator(last, "HardSwish", List.of(x)));
      }
    }
    return Optional.empty();
  }

  /** The operand divided by 6. */
  private static Optional<String> sixth(NodeList nodes, OnnxNode node) {
    if (node.inputs().size() != 2) {
      return Optional.empty();
    }
    String a = node.inputs().get(0);
    String b = node.inputs().get(1);
    boolean isDivision = node.is("Div") && nodes.isAbout(b, 6);
    boolean isProduct = node.is("Mul") && nodes.isAbout(b, 1 / 6.0);
    return isDivision || isProduct ? Optional.of(a) : Optional.empty();
  }

  private static boolean isGate(NodeList nodes, String gate, String x, Set<OnnxNode> inner) {
    Optional<OnnxNode> clip =
        nodes.maker(gate, "Clip").filter(node -> isFromZeroToSix(nodes, node));
    Optional<OnnxNode> sum = clip.flatMap(node -> nodes.maker(node.inputs().get(0), "Add"));
    boolean fits =
        sum.isPresent()
            && sum.get().inputs().contains(x)
            && sum.get().inputs().stream().anyMatch(input -> nodes.isAbout(input, 3));
    if (fits) {
      inner.add(clip.get());
      inner.add(sum.get());
    }
    return fits;
  }

  private static boolean isFromZeroToSix(NodeList nodes, OnnxNode clip) {
    double least = limit(nodes, clip, "min", 1);
    double most = limit(nodes, clip, "max", 2);
    return least == 0 && NodeList.isAbout(most, 6);
  }

  /** A limit of a clip, an attribute before opset 11; NaN if it is absent or not constant. */
  private static double limit(NodeList nodes, OnnxNode clip, String attribute, int input) {
    return clip.inputs().size() > input && !clip.inputs().get(input).isEmpty()
        ? nodes.scalar(clip.inputs().get(input)).orElse(Double.NaN)
        : real(clip, attribute, Double.NaN);
  }

  /** A convolution after spatial zero padding. */
  static Optional<OnnxNode> paddedConvolution(NodeList nodes, OnnxNode last, Set<OnnxNode> inner) {
    if (!last.is("Conv")
        || last.inputs().isEmpty()
        || !text(last, "auto_pad", "NOTSET").equals("NOTSET")) {
      return Optional.empty();
    }
    Optional<OnnxNode> pad = nodes.maker(last.inputs().get(0), "Pad");
    Optional<List<Long>> pads = pad.flatMap(node -> zeros(nodes, node));
    if (pads.isEmpty()) {
      return Optional.empty();
    }
    int rank = pads.get().size() / 2;
    var all = new ArrayList<Long>();
    List<Long> own = integers(last, "pads").orElse(List.of());
    for (int i = 0; i < 2 * rank; i++) {
      long added = pads.get().get(i);
      if (i % rank < 2) {
        if (added != 0) {
          return Optional.empty();
        }
      } else {
        int at = i < rank ? i - 2 : i - 4;
        all.add(added + (at < own.size() ? own.get(at) : 0));
      }
    }
    inner.add(pad.get());
    var inputs = new ArrayList<>(last.inputs());
    inputs.set(0, pad.get().inputs().get(0));
    return Optional.of(
        new OnnxNode(
            last.name(), "", "Conv", inputs, last.outputs(), last.attributes().with("pads", all)));
  }

  /** The paddings of a node that pads with zeros. */
  static Optional<List<Long>> zeros(NodeList nodes, OnnxNode pad) {
    boolean isConstant = text(pad, "mode", "constant").equals("constant");
    boolean isZero =
        pad.inputs().size() < 3
            || pad.inputs().get(2).isEmpty()
            || nodes.scalar(pad.inputs().get(2)).filter(value -> value == 0).isPresent();
    boolean isOfAllAxes = pad.inputs().size() < 4 && !pad.attributes().has("value");
    if (!isConstant || !isZero || !isOfAllAxes) {
      return Optional.empty();
    }
    Optional<List<Long>> pads =
        pad.inputs().size() >= 2
            ? nodes
                .constant(pad.inputs().get(1))
                .map(t -> Arrays.stream(t.longs()).boxed().toList())
            : integers(pad, "pads");
    return pads.filter(
        list -> list.size() >= 6 && list.size() % 2 == 0 && list.stream().allMatch(p -> p >= 0));
  }

  private static String text(OnnxNode node, String name, String byDefault) {
    try {
      return node.attributes().text(name, byDefault);
    } catch (Refusal e) {
      return ""; // importing the node reports the problem
    }
  }

  private static double real(OnnxNode node, String name, double byDefault) {
    try {
      return node.attributes().real(name, byDefault);
    } catch (Refusal e) {
      return Double.NaN;
    }
  }

  private static Optional<List<Long>> integers(OnnxNode node, String name) {
    try {
      return node.attributes().integers(name);
    } catch (Refusal e) {
      return Optional.empty();
    }
  }
}
