package org.hcim.jobs.export;

import java.util.Arrays;
import java.util.List;
import org.hcim.importer.onnx.CodeBits;
import org.hcim.importer.onnx.OnnxAttribute;
import org.hcim.importer.onnx.OnnxModel;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.Shape;

/** A product of codes as nodes: codes of weights, the product, signs of factors, biases. */
final class ExportedProduct {

  private final ExportedGraph graph;
  private final Product product;
  private final double inputStep;
  private final double[] factors;
  private final double[] bias;
  private final byte[] codes;
  private final boolean isLinear;

  /**
   * A product.
   *
   * @param inputStep the real value of an input of 1
   * @param factors the real value of a sum of 1, by output
   * @param bias by output
   */
  ExportedProduct(
      ExportedGraph graph, Product product, double inputStep, double[] factors, double[] bias) {
    this.graph = graph;
    this.product = product;
    this.inputStep = inputStep;
    this.factors = factors;
    this.bias = bias;
    codes = codes(product);
    boolean isLast = product.requantizer().isEmpty();
    isLinear = graph.isLinear(product.input(), product.window(), product.groups().size(), isLast);
  }

  /** A tensor of real numbers; without height and width behind a linear layer. */
  record Made(String tensor, boolean isFlat) {}

  private Shape from() {
    return graph.shape(product.input());
  }

  private static byte[] codes(Product product) {
    var first = product.groups().get(0).weights();
    int size = first.inputs() * first.outputs();
    var codes = new byte[size * product.groups().size()];
    for (int group = 0; group < product.groups().size(); group++) {
      byte[] own = product.groups().get(group).weights().codes();
      System.arraycopy(own, 0, codes, group * size, size);
    }
    return codes;
  }

  /** Adds the nodes. */
  Made add() {
    boolean isOfMeans = isLinear && isOfMeans();
    String weight = weight(isOfMeans);
    boolean isPlain = Arrays.stream(factors).allMatch(factor -> factor > 0);
    List<String> inputs =
        isPlain
            ? List.of(product.input(), weight, bias(bias.length))
            : List.of(product.input(), weight);
    String made =
        isOfMeans
            ? graph.linearOfMeans(product.name(), inputs)
            : isLinear
                ? graph.linear(product.name(), inputs)
                : graph.convolution(
                    product.name(), product.window(), product.groups().size(), inputs);
    return new Made(isPlain ? made : signed(made), isLinear);
  }

  /** The product times the signs of its factors, which steps do not have. */
  private String signed(String made) {
    String name = product.name();
    long[] sizes = isLinear ? new long[] {factors.length} : new long[] {1, factors.length, 1, 1};
    double[] signs = Arrays.stream(factors).map(Math::signum).toArray();
    String sign = graph.model().reals(name + ".signs", signs, sizes);
    return graph.node(
        "Add", name + ".shifted", graph.node("Mul", name + ".signed", made, sign), bias(sizes));
  }

  private String bias(long... sizes) {
    return graph.model().reals(product.name() + ".bias", bias, sizes);
  }

  /** Codes with a step for each output; one for all where the factors are equal. */
  private String weight(boolean isOfMeans) {
    OnnxModel model = graph.model();
    String name = product.name() + ".weight";
    int area = isOfMeans ? from().positions() : 1;
    long rows = codes.length / factors.length / area;
    long[] sizes =
        isLinear
            ? new long[] {factors.length, rows}
            : ExportedGraph.kernelSizes(product.window(), factors.length, rows);
    var own = new byte[codes.length / area];
    for (int i = 0; i < own.length; i++) {
      own[i] = codes[i * area];
    }
    String tensor = model.signedBytes(name + ".codes", own, sizes);
    int bits = product.groups().get(0).datapath().slicing().precision().weightBits();
    model.annotate(tensor, new CodeBits(true, bits));
    double[] steps =
        Arrays.stream(factors)
            .map(factor -> factor == 0 ? 1 : Math.abs(factor) / inputStep * area)
            .toArray();
    boolean isOne = Arrays.stream(steps).distinct().count() == 1;
    String step =
        isOne
            ? model.reals(name + ".step", new double[] {steps[0]})
            : model.reals(name + ".steps", steps, steps.length);
    return model.node(
        "DequantizeLinear", name, List.of(tensor, step), OnnxAttribute.integer("axis", 0));
  }

  /** Returns whether all places of a map have the same weight. */
  private boolean isOfMeans() {
    int area = from().positions();
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] != codes[i - i % area]) {
        return false;
      }
    }
    return area > 1;
  }
}
