package org.hcim.simulator.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.ScaleFactors;
import org.hcim.simulator.crossbar.Slicing;
import org.hcim.simulator.crossbar.WeightMatrix;
import org.hcim.simulator.inference.Codes;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.QuantizedLayer;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Simulator;
import org.hcim.simulator.inference.Window;

/**
 * Determines the output of any layer with the {@link Simulator}: cuts the network after the layer
 * and replaces the rest with a product that copies its inputs.
 */
final class LayerProbe {

  private static final String NAME = "probe";

  private final QuantizedNetwork network;

  LayerProbe(QuantizedNetwork network) {
    this.network = network;
  }

  /** The names of the products; other layers cannot be traced. */
  static List<String> products(QuantizedNetwork network) {
    return network.layers().stream()
        .filter(Product.class::isInstance)
        .map(QuantizedLayer::name)
        .toList();
  }

  /** Returns the product with this name. */
  static Product product(QuantizedNetwork network, String name) {
    return network.layers().stream()
        .filter(layer -> layer.name().equals(name))
        .filter(Product.class::isInstance)
        .map(Product.class::cast)
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidDesignException(
                    "layer (%s) must be a product of the network: %s"
                        .formatted(name, String.join(", ", products(network)))));
  }

  /** The activations of a layer, or the codes of the image, channel by channel. */
  int[] activations(String layer, byte[] image) {
    if (layer.equals(QuantizedNetwork.INPUT)) {
      var codes = new int[image.length];
      for (int i = 0; i < codes.length; i++) {
        codes[i] = image[i] & 0xFF;
      }
      return codes;
    }
    int channels = network.shapes().get(layer).channels();
    CrossbarMatrix repeat = repeater(network.codes(layer));
    return run(
        layer,
        image,
        new Product(
            NAME,
            layer,
            Window.POINT,
            Collections.nCopies(channels, repeat),
            Optional.empty(),
            Optional.empty()));
  }

  /** The sums of a product, channel by channel. */
  int[] sums(Product product, byte[] image) {
    var last =
        new Product(
            NAME,
            product.input(),
            product.window(),
            product.groups(),
            Optional.empty(),
            Optional.empty());
    return run(product.input(), image, last);
  }

  /** A matrix that copies one input: a weight of 1 with an ideal readout. */
  private static CrossbarMatrix repeater(Codes codes) {
    var precision = new Precision(1, 2, codes.bits(), 1);
    var slicing = new Slicing(precision, SignedMapping.DIFFERENTIAL, codes.code());
    return new CrossbarMatrix(
        new Datapath(1, slicing, new ColumnReadout.Ideal()),
        new WeightMatrix(1, 1, new byte[] {1}, slicing),
        ScaleFactors.NONE);
  }

  private int[] run(String upTo, byte[] image, Product last) {
    var layers = new ArrayList<QuantizedLayer>();
    if (!upTo.equals(QuantizedNetwork.INPUT)) {
      for (QuantizedLayer layer : network.layers()) {
        layers.add(layer);
        if (layer.name().equals(upTo)) {
          break;
        }
      }
    }
    layers.add(last);
    var cut = new QuantizedNetwork(network.name(), network.input(), network.inputBits(), layers);
    return new Simulator(cut, Comparison.NONE).run(new byte[][] {image})[0];
  }
}
