package org.hcim.psq.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.Graph;
import org.hcim.simulator.inference.FusedLayer;
import org.hcim.simulator.inference.FusedNetwork;
import org.hcim.simulator.inference.QuantizedLayer;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Refusals;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Window;

/**
 * The layers of a graph as training runs them, in execution order.
 *
 * @param layers the last one is the classifier
 */
record Topology(Shape input, List<Node> layers) {

  Topology {
    layers = List.copyOf(layers);
  }

  /**
   * Translates a graph. Batch normalization and ReLU follow every product except the last; at a
   * shortcut, ReLU follows the addition.
   *
   * @throws InvalidDesignException listing every layer that cannot be trained, with the reason
   */
  static Topology of(Graph graph) {
    var refusals = new Refusals(graph.name(), "cannot be trained");
    return new Lowering(FusedNetwork.of(graph, refusals), refusals).topology();
  }

  /** The last layer. */
  Product classifier() {
    return (Product) layers.get(layers.size() - 1);
  }

  /** A layer of the network. */
  sealed interface Node {

    /** The name, unique in its network. */
    String name();

    /** The layer whose output this layer reads, or {@link QuantizedNetwork#INPUT}. */
    String input();

    /** The shape of the input. */
    Shape from();

    /** The shape of the output. */
    Shape to();
  }

  /**
   * A convolution, or a linear layer whose kernel is as large as its input.
   *
   * @param shared whether all kernel positions share one weight: a mean over the map, then a linear
   *     layer
   */
  record Product(
      String name,
      String input,
      Shape from,
      Shape to,
      Window window,
      boolean shared,
      Optional<FusedLayer.Skip> skip)
      implements Node {

    FusedLayer.Product fused() {
      return new FusedLayer.Product(name, input, from, to, window, 1, skip);
    }
  }

  /** Max pooling over a window. */
  record MaxPool(String name, String input, Shape from, Shape to, Window window) implements Node {

    FusedLayer.Pool fused() {
      return new FusedLayer.Pool(name, input, from, to, QuantizedLayer.Pool.Kind.MAX, window);
    }
  }

  /** Translates the layers that can be trained and rejects the others. */
  private static final class Lowering {

    private final FusedNetwork network;
    private final Refusals refusals;
    private final List<Node> layers = new ArrayList<>();

    Lowering(FusedNetwork network, Refusals refusals) {
      this.network = network;
      this.refusals = refusals;
    }

    Topology topology() {
      for (FusedLayer layer : network.layers()) {
        add(layer);
      }
      refusals.throwIfAny();
      return new Topology(network.input(), layers);
    }

    private void add(FusedLayer layer) {
      if (layer instanceof FusedLayer.Product product) {
        add(product);
      } else if (layer instanceof FusedLayer.Pool pool) {
        add(pool);
      } else {
        refusals.add(
            layer.name(),
            layer.getClass().getSimpleName().toLowerCase(Locale.ROOT),
            "attention, token normalization and their functions cannot be trained");
      }
    }

    private void add(FusedLayer.Product product) {
      if (product.groups() > 1) {
        refusals.add(
            product.name(), "conv2d", "groups (" + product.groups() + ") must be 1 in training");
        return;
      }
      Optional<FusedLayer.Pool> mean = network.meanBefore(product);
      layers.add(
          new Product(
              product.name(),
              mean.map(FusedLayer.Pool::input).orElse(product.input()),
              mean.map(FusedLayer.Pool::from).orElse(product.from()),
              product.to(),
              mean.map(FusedLayer.Pool::window).orElse(product.window()),
              mean.isPresent(),
              product.skip()));
    }

    private void add(FusedLayer.Pool pool) {
      if (pool.kind() == QuantizedLayer.Pool.Kind.MAX) {
        layers.add(new MaxPool(pool.name(), pool.input(), pool.from(), pool.to(), pool.window()));
      } else if (!network.isMeanOfTheEnd(pool)) {
        refusals.add(
            pool.name(),
            "pool",
            "a mean can be trained only over whole feature maps, and only the last layer"
                + " may read it");
      }
    }
  }
}
