package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The layers to which a graph has been converted so far, and the layer behind each of its outputs.
 */
final class FusedLayers {

  private final List<FusedLayer> layers = new ArrayList<>();
  private final Map<String, Output> outputs = new HashMap<>();

  /**
   * An output of the graph.
   *
   * @param layer layer that computes the activations
   * @param isFlat whether the activations are flattened to one vector
   */
  record Output(String layer, Shape shape, boolean isFlat) {}

  /** The layers, in order of execution. */
  List<FusedLayer> all() {
    return layers;
  }

  /** Returns whether all of these outputs are known; those behind a refused layer are not. */
  boolean contains(Collection<String> names) {
    return outputs.keySet().containsAll(names);
  }

  Output output(String name) {
    return outputs.get(name);
  }

  /** Returns the shape of an output and rejects a flattened image. */
  Shape maps(String name) {
    Output output = output(name);
    check(
        !output.isFlat() || output.shape().positions() == 1,
        "reads a flattened image, which only a linear layer does");
    return output.shape();
  }

  /** Adds a layer, whose activations are the graph's output with the same name. */
  void add(FusedLayer layer) {
    layers.add(layer);
    name(layer.name(), new Output(layer.name(), layer.to(), false));
  }

  /** Registers an output under a name. */
  void name(String name, Output output) {
    outputs.put(name, output);
  }

  /** The layer that computes an output; empty for the network's input. */
  Optional<FusedLayer> behind(String name) {
    int at = index(output(name).layer());
    return at < 0 ? Optional.empty() : Optional.of(layers.get(at));
  }

  /** Returns whether the layer with the name of an output is a product without a skip. */
  boolean isPlainProduct(String name) {
    int at = index(name);
    return at >= 0
        && layers.get(at) instanceof FusedLayer.Product product
        && product.skip().isEmpty();
  }

  /**
   * Adds another output to a product and moves the product after the layer of that output.
   *
   * @return the product
   */
  FusedLayer.Product addTo(String product, String other, int stride) {
    String read = output(other).layer();
    int at = index(product);
    var sum = ((FusedLayer.Product) layers.remove(at)).with(new FusedLayer.Skip(read, stride));
    layers.add(Math.max(at, index(read) + 1), sum);
    return sum;
  }

  private int index(String layer) {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).name().equals(layer)) {
        return i;
      }
    }
    return -1;
  }
}
