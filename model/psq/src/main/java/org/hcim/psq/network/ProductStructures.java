package org.hcim.psq.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.network.Graph;
import org.hcim.simulator.inference.FusedLayer;
import org.hcim.simulator.inference.QuantizedLayer;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Refusals;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Window;
import org.hcim.simulator.quantization.FloatLayer;
import org.hcim.simulator.quantization.FloatNetwork;

/**
 * The place of each product in two networks: its kernel, the product that it reads, the pools
 * between them, and its shortcut. Names of pools are ignored because they differ between tools.
 */
public final class ProductStructures {

  private final Map<String, String> trained;
  private final Map<String, String> given;

  private ProductStructures(Topology topology, Places given) {
    var training = new Places();
    for (Topology.Node node : topology.layers()) {
      if (node instanceof Topology.Product product) {
        training.product(
            product.name(), product.input(), product.window(), product.to(), product.skip());
      } else {
        training.pool(((Topology.MaxPool) node).fused());
      }
    }
    trained = training.products;
    this.given = given.products;
  }

  /**
   * Describes the products of both networks.
   *
   * @param topology the network to train
   * @param network the network that provides the weights
   */
  static ProductStructures of(Topology topology, FloatNetwork network) {
    var own = new Places();
    for (FloatLayer layer : network.layers()) {
      if (layer instanceof FloatLayer.Product product) {
        FusedLayer.Product fused = product.layer();
        own.product(fused.name(), fused.input(), fused.window(), fused.to(), fused.skip());
      } else if (layer instanceof FloatLayer.Pool pool) {
        own.pool(pool.layer());
      } else if (layer instanceof FloatLayer.Function function) {
        own.sources.put(function.name(), own.sources.get(function.input()));
      }
    }
    return new ProductStructures(topology, own);
  }

  /**
   * Rejects a network whose product structure differs from that of a graph.
   *
   * @param graph the network to train
   * @param network the network that provides the weights; its products have the same names
   * @throws org.hcim.accelerator.design.InvalidDesignException listing every product that differs,
   *     with its place in both networks
   */
  public static void requireSame(Graph graph, QuantizedNetwork network) {
    Topology topology = Topology.of(graph);
    var structures = new ProductStructures(topology, places(network));
    var refusals = new Refusals(network.name(), "cannot be the start of a training");
    for (String product : structures.trained.keySet()) {
      String difference = structures.difference(product);
      if (!difference.isEmpty()) {
        refusals.add(product, "product", difference);
      }
    }
    refusals.throwIfAny();
  }

  private static Places places(QuantizedNetwork network) {
    Map<String, Shape> shapes = network.shapes();
    var places = new Places();
    for (QuantizedLayer layer : network.layers()) {
      if (layer instanceof QuantizedLayer.Product product) {
        var skip = product.shortcut().map(each -> new FusedLayer.Skip(each.input(), each.stride()));
        Shape to = shapes.get(product.name());
        places.product(product.name(), product.input(), product.window(), to, skip);
      } else if (layer instanceof QuantizedLayer.Pool pool) {
        Shape from = shapes.get(pool.input());
        Shape to = shapes.get(pool.name());
        places.pool(
            new FusedLayer.Pool(pool.name(), pool.input(), from, to, pool.kind(), pool.window()));
      } else {
        places.sources.put(layer.name(), places.sources.get(layer.input()));
      }
    }
    return places;
  }

  /** Describes the difference of a product that both networks contain; empty if there is none. */
  String difference(String product) {
    String here = trained.get(product);
    String there = given.getOrDefault(product, here);
    return here.equals(there) ? "" : "it has a " + there + "; in training it has a " + here;
  }

  /** Descriptions of products in execution order. */
  private static final class Places {

    private final Map<String, String> products = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, Window> means = new LinkedHashMap<>();

    Places() {
      sources.put(QuantizedNetwork.INPUT, "the images");
    }

    void product(
        String name, String input, Window window, Shape to, Optional<FusedLayer.Skip> skip) {
      String added =
          skip.map(
                  each ->
                      ", a shortcut from %s with stride %d"
                          .formatted(sources.get(each.input()), each.stride()))
              .orElse(", no shortcut");
      products.put(
          name, text(means.getOrDefault(input, window), to) + " on " + sources.get(input) + added);
      sources.put(name, name);
    }

    /** Treats a mean over a whole map as part of the last product, whose weights are compared. */
    void pool(FusedLayer.Pool pool) {
      String from = sources.get(pool.input());
      boolean isMean = pool.kind() == QuantizedLayer.Pool.Kind.AVERAGE;
      if (isMean) {
        means.put(pool.name(), pool.window());
      }
      sources.put(
          pool.name(),
          isMean ? from : "the max pool (" + text(pool.window(), pool.to()) + ") of " + from);
    }

    /** Describes a window; its stride matters only if the output has more than one position. */
    private static String text(Window window, Shape to) {
      String stride = to.positions() == 1 ? "" : ", stride " + window.stride();
      return "kernel of %d x %d%s, padding %d"
          .formatted(window.height(), window.width(), stride, window.padding());
    }
  }
}
