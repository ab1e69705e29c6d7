package org.hcim.jobs.export;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.importer.onnx.CodeBits;
import org.hcim.importer.onnx.OnnxModel;
import org.hcim.simulator.crossbar.ActivationCode;
import org.hcim.simulator.inference.Codes;
import org.hcim.simulator.inference.QuantizedLayer;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedLayer.Shortcut;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Refusals;
import org.hcim.simulator.inference.Requantizer;
import org.hcim.simulator.inference.Shape;

/**
 * An integer network as an ONNX model: weight codes, and activation codes between real numbers
 * (QuantizeLinear and DequantizeLinear). The multipliers of requantizers are folded into the weight
 * steps, their offsets into biases.
 *
 * <p>A network file has no activation steps. Here they are 1, or set by a shortcut's multiplier;
 * images have the step 1 / (2^bits - 1). Steps are single-precision, so a multiplier wider than 24
 * bits is rounded.
 */
final class QuantizedExport {

  private final QuantizedNetwork network;
  private final Map<String, Shape> shapes;
  private final ExportedGraph graph;
  private final Map<String, Double> steps = new HashMap<>();

  private QuantizedExport(QuantizedNetwork network) {
    this.network = network;
    shapes = network.shapes();
    var model = new OnnxModel(network.name(), ExportedModel.inputOf(network));
    graph = new ExportedGraph(model, network.input());
  }

  /**
   * Exports a network.
   *
   * @param network a network with ideal readouts
   * @throws InvalidDesignException naming every layer that ONNX operators cannot compute, with the
   *     reason
   */
  static ExportedModel of(QuantizedNetwork network) {
    requireExportable(network);
    return new QuantizedExport(network).exported();
  }

  private static void requireExportable(QuantizedNetwork network) {
    var refusals = new Refusals(network.name(), "cannot be exported");
    for (QuantizedLayer layer : network.layers()) {
      if (layer instanceof Product product) {
        if (product.shortcut().isPresent() && product.shortcut().get().multiplier() <= 0) {
          refusals.add(
              layer.name(),
              "product",
              "the multiplier of its shortcut ("
                  + product.shortcut().get().multiplier()
                  + ") must be positive");
        }
      } else if (!(layer instanceof QuantizedLayer.Pool)) {
        refusals.add(
            layer.name(),
            layer.getClass().getSimpleName().toLowerCase(Locale.ROOT),
            "layers of tokens and tables of functions are not exported");
      }
    }
    refusals.throwIfAny();
  }

  private ExportedModel exported() {
    var images = Codes.unsigned(network.inputBits());
    rounded(QuantizedNetwork.INPUT, QuantizedNetwork.INPUT, images, 1.0 / images.most(), false);
    int last = network.layers().size() - 1;
    for (QuantizedLayer layer : network.layers().subList(0, last)) {
      if (layer instanceof Product product) {
        product(product);
      } else {
        pool((QuantizedLayer.Pool) layer);
      }
    }
    end(network.layers().get(last));
    return ExportedModel.of(graph.model(), network.input(), network.layers().size());
  }

  /** Rounds the result of a pool to codes, which leaves a maximum unchanged. */
  private void pool(QuantizedLayer.Pool pool) {
    String made = graph.pool(pool.name(), pool.input(), pool.kind(), pool.window());
    rounded(pool.name(), made, network.codes(pool.name()), steps.get(pool.input()), false);
  }

  private void product(Product product) {
    Requantizer requantizer = product.requantizer().orElseThrow();
    double unit = 1.0 / (1L << requantizer.shift());
    double step =
        product
            .shortcut()
            .map(skip -> steps.get(skip.input()) / (skip.multiplier() * unit))
            .orElse(1.0);
    var factors = new double[requantizer.channels()];
    var bias = new double[factors.length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = requantizer.multipliers()[i] * unit * step;
      bias[i] = requantizer.offsets()[i] * unit * step;
    }
    ExportedProduct.Made made = made(product, factors, bias);
    String tensor = made.tensor();
    if (product.shortcut().isPresent()) {
      Shortcut skip = product.shortcut().get();
      tensor = graph.sum(product.name(), tensor, skip.input(), skip.stride(), product.outputs());
    }
    Codes codes = requantizer.codes();
    if (codes.bits() < Byte.SIZE) {
      tensor = clamped(product.name(), tensor, codes, step);
    }
    rounded(product.name(), tensor, codes, step, made.isFlat());
  }

  private void end(QuantizedLayer layer) {
    var product = (Product) layer;
    var factors = new double[product.outputs()];
    Arrays.fill(factors, steps.get(product.input()));
    var bias = new double[factors.length];
    for (int i = 0; i < product.bias().size(); i++) {
      bias[i] = product.bias().get(i) * factors[i];
    }
    ExportedProduct.Made made = made(product, factors, bias);
    graph.end(made.tensor(), shapes.get(product.name()), made.isFlat());
  }

  private ExportedProduct.Made made(Product product, double[] factors, double[] bias) {
    return new ExportedProduct(graph, product, steps.get(product.input()), factors, bias).add();
  }

  /** Rounds real numbers to the codes that later layers read, and records the tensor. */
  private void rounded(String layer, String from, Codes codes, double step, boolean isFlat) {
    OnnxModel model = graph.model();
    boolean isSigned = codes.code() == ActivationCode.TWOS_COMPLEMENT;
    String scale = model.reals(layer + ".step", new double[] {step});
    String zero = zero(isSigned);
    String rounded = graph.node("QuantizeLinear", layer + ".codes", from, scale, zero);
    model.annotate(rounded, new CodeBits(isSigned, codes.bits()));
    String real = graph.node("DequantizeLinear", layer + ".real", rounded, scale, zero);
    steps.put(layer, step);
    graph.put(layer, real, shapes.get(layer), isFlat);
  }

  /** Clamps codes narrower than a byte to their range. */
  private String clamped(String layer, String from, Codes codes, double step) {
    OnnxModel model = graph.model();
    String least = model.reals(layer + ".min", new double[] {codes.least() * step});
    String most = model.reals(layer + ".max", new double[] {codes.most() * step});
    return graph.node("Clip", layer + ".clip", from, least, most);
  }

  /** The zero point, which has the type of the codes. */
  private String zero(boolean isSigned) {
    OnnxModel model = graph.model();
    String name = isSigned ? "signed_zero" : "unsigned_zero";
    if (model.has(name)) {
      return name;
    }
    byte[] zero = {0};
    return isSigned ? model.signedBytes(name, zero) : model.unsignedBytes(name, zero);
  }
}
