package org.hcim.accelerator.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.hcim.accelerator.network.AddLayer;
import org.hcim.accelerator.network.Layer;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.quantized.QuantizedLayer.Product;
import org.hcim.accelerator.quantized.QuantizedNetwork;
import org.hcim.accelerator.quantized.Shape;

/** A quantised network as the cost model sees it. */
public final class NetworkShapes {

  private NetworkShapes() {}

  /**
   * The shapes of the products, and the sums of shortcuts; pools cost nothing, as in network files.
   *
   * @param zeroFracs measured fractions of ternary zeros by layer; where there is none, the
   *     design's is taken
   */
  public static Network of(QuantizedNetwork network, Map<String, Double> zeroFracs) {
    var shapes = network.shapes();
    List<Layer> layers = new ArrayList<>();
    for (var layer : network.layers()) {
      if (layer instanceof Product product) {
        Shape to = shapes.get(product.name());
        layers.add(product(product, shapes.get(product.input()), to, zeroFracs));
        product
            .shortcut()
            .ifPresent(from -> layers.add(new AddLayer(product.name() + ".add", to.elements())));
      }
    }
    return new Network(network.name(), network.name(), "a quantised network", layers);
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
        (long) to.height() * to.width(),
        from.elements(),
        zeros == null ? OptionalDouble.empty() : OptionalDouble.of(zeros));
  }
}
