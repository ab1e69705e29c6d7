package org.hcim.simulator.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.hcim.accelerator.network.AddLayer;
import org.hcim.accelerator.network.Layer;
import org.hcim.accelerator.network.MatMulLayer;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.network.VectorLayer;
import org.hcim.simulator.inference.LayerNorm;
import org.hcim.simulator.inference.Lookup;
import org.hcim.simulator.inference.MatMul;
import org.hcim.simulator.inference.QuantizedLayer;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Softmax;

/** The shapes of a quantized network for the cost model. */
public final class NetworkShapes {

  /** Operations per element, as network files assume them (vit_b16). */
  private static final int LAYER_NORM_OPERATIONS = 8;

  private static final int SOFTMAX_OPERATIONS = 5;

  /** Operations of GELU in its tanh form; the cost model has no tables. */
  private static final int LOOKUP_OPERATIONS = 8;

  private NetworkShapes() {}

  /**
   * Returns the shapes of the products, the sums of shortcuts, and the work of the vector unit:
   * products of activations, normalization, softmax and functions. Pools cost nothing, as in
   * network files.
   *
   * @param zeroFracs measured fractions of ternary zeros by layer; the default is the design's
   */
  public static Network of(QuantizedNetwork network, Map<String, Double> zeroFracs) {
    var shapes = network.shapes();
    List<Layer> layers = new ArrayList<>();
    for (var layer : network.layers()) {
      Shape from = shapes.get(layer.input());
      Shape to = shapes.get(layer.name());
      if (layer instanceof Product product) {
        layers.add(product(product, from, to, zeroFracs));
        product
            .shortcut()
            .ifPresent(skip -> layers.add(new AddLayer(product.name() + ".add", to.elements())));
      } else if (layer instanceof MatMul product) {
        layers.add(matMul(product, from, shapes.get(product.other()), to));
      } else if (layer instanceof LayerNorm) {
        layers.add(vector(layer, to, LAYER_NORM_OPERATIONS));
      } else if (layer instanceof Softmax) {
        layers.add(vector(layer, to, SOFTMAX_OPERATIONS));
      } else if (layer instanceof Lookup) {
        layers.add(vector(layer, to, LOOKUP_OPERATIONS));
      }
    }
    return new Network(network.name(), network.name(), "a quantized network", layers);
  }

  private static MatMulLayer matMul(MatMul product, Shape from, Shape other, Shape to) {
    long terms = from.channels() / product.heads();
    return new MatMulLayer(
        product.name(), to.elements() * terms, from.elements() + other.elements(), to.elements());
  }

  private static VectorLayer vector(QuantizedLayer layer, Shape shape, int operations) {
    return new VectorLayer(layer.name(), shape.elements() * operations);
  }

  private static MvmLayer product(
      Product product, Shape from, Shape to, Map<String, Double> zeroFracs) {
    var weights = product.groups().get(0).weights();
    Double zeros = zeroFracs.get(product.name());
    return new MvmLayer(
        product.name(),
        weights.inputs(),
        weights.outputs(),
        product.groups().size(),
        to.positions(),
        from.elements(),
        zeros == null ? OptionalDouble.empty() : OptionalDouble.of(zeros));
  }
}
