package org.hcim.jobs.export;

import java.util.Arrays;
import java.util.List;
import org.hcim.importer.onnx.CodeBits;
import org.hcim.importer.onnx.OnnxAttribute;
import org.hcim.importer.onnx.OnnxModel;
import org.hcim.simulator.inference.QuantizedLayer.Product;

/** A product of codes as nodes: weight codes, the product, the signs of the factors, biases. */
final class ExportedProduct {

  private final ExportedGraph graph;
  private final Product product;
  private final double inputStep;
  private final double[] factors;
  private final double[] bias;
  private final byte[] codes;
  private final ExportedKernel kernel;

  /**
   * Creates a product.
   *
   * @param inputStep real value of an input of 1
   * @param factors real value of a sum of 1, by output
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
    var layer =
        new ExportedKernel.Layer(
            product.name(),
            product.input(),
            product.window(),
            product.groups().size(),
            factors.length,
            product.requantizer().isEmpty());
    kernel = new ExportedKernel(graph, layer, codes.length, i -> codes[i]);
  }

  /** A real-valued tensor; without height and width after a linear layer. */
  record Made(String tensor, boolean isFlat) {}

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
    String weight = weight();
    boolean isPlain = Arrays.stream(factors).allMatch(factor -> factor > 0);
    List<String> inputs =
        isPlain
            ? List.of(product.input(), weight, bias(bias.length))
            : List.of(product.input(), weight);
    String made = kernel.add(inputs);
    return new Made(isPlain ? made : signed(made), kernel.isLinear());
  }

  /** The product times the signs of its factors, because quantization steps have no sign. */
  private String signed(String made) {
    String name = product.name();
    long[] sizes =
        kernel.isLinear() ? new long[] {factors.length} : new long[] {1, factors.length, 1, 1};
    double[] signs = Arrays.stream(factors).map(Math::signum).toArray();
    String sign = graph.model().reals(name + ".signs", signs, sizes);
    return graph.node(
        "Add", name + ".shifted", graph.node("Mul", name + ".signed", made, sign), bias(sizes));
  }

  private String bias(long... sizes) {
    return graph.model().reals(product.name() + ".bias", bias, sizes);
  }

  /** Weight codes with one step per output, or a single step if the factors are equal. */
  private String weight() {
    OnnxModel model = graph.model();
    String name = product.name() + ".weight";
    var own = new byte[kernel.weights()];
    for (int i = 0; i < own.length; i++) {
      own[i] = codes[i * kernel.places()];
    }
    String tensor = model.signedBytes(name + ".codes", own, kernel.sizes());
    int bits = product.groups().get(0).datapath().slicing().precision().weightBits();
    model.annotate(tensor, new CodeBits(true, bits));
    double[] steps =
        Arrays.stream(factors)
            .map(factor -> factor == 0 ? 1 : Math.abs(factor) / inputStep * kernel.places())
            .toArray();
    boolean isOne = Arrays.stream(steps).distinct().count() == 1;
    String step =
        isOne
            ? model.reals(name + ".step", new double[] {steps[0]})
            : model.reals(name + ".steps", steps, steps.length);
    return model.node(
        "DequantizeLinear", name, List.of(tensor, step), OnnxAttribute.integer("axis", 0));
  }
}
