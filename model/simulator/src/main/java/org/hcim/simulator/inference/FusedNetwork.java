package org.hcim.simulator.inference;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.Graph;

/**
 * A graph in the layers of quantized networks, the source of training and of random networks.
 *
 * @param layers in order of execution; the last one computes the classes
 */
public record FusedNetwork(String name, Shape input, List<FusedLayer> layers) {

  public FusedNetwork {
    layers = List.copyOf(layers);
  }

  /**
   * Converts the layers of a graph.
   *
   * @throws InvalidDesignException if quantized networks do not support a layer; the message lists
   *     every such layer and the reason
   */
  public static FusedNetwork of(Graph graph) {
    var refusals = new Refusals(graph.name(), "cannot be a quantized network");
    FusedNetwork network = of(graph, refusals);
    refusals.throwIfAny();
    return network;
  }

  /** Converts the layers of a graph that quantized networks support; the others become refusals. */
  public static FusedNetwork of(Graph graph, Refusals refusals) {
    return new GraphFusion(graph, refusals).fused();
  }

  /** The last layer; valid if nothing was refused. */
  public FusedLayer.Product classifier() {
    return (FusedLayer.Product) layers.get(layers.size() - 1);
  }

  /**
   * The global mean that feeds a product, if only the last layer reads it and can therefore include
   * it.
   */
  public Optional<FusedLayer.Pool> meanBefore(FusedLayer.Product product) {
    return layers.stream()
        .filter(layer -> layer.name().equals(product.input()))
        .filter(FusedLayer.Pool.class::isInstance)
        .map(FusedLayer.Pool.class::cast)
        .filter(this::isMeanOfTheEnd)
        .findFirst();
  }

  /** Returns whether a pool is a global mean that only the last layer reads. */
  public boolean isMeanOfTheEnd(FusedLayer.Pool pool) {
    return pool.kind() == QuantizedLayer.Pool.Kind.AVERAGE
        && pool.to().positions() == 1
        && pool.window().padding() == 0
        && readersOf(pool.name()).equals(end());
  }

  /** The last layer as a list. */
  public List<FusedLayer> end() {
    return layers.subList(Math.max(0, layers.size() - 1), layers.size());
  }

  /** The layers that read the activations of a layer. */
  public List<FusedLayer> readersOf(String layer) {
    return layers.stream().filter(reader -> reads(reader, layer)).toList();
  }

  private static boolean reads(FusedLayer reader, String layer) {
    return reader.input().equals(layer)
        || (reader instanceof FusedLayer.MatMul product && product.other().equals(layer))
        || (reader instanceof FusedLayer.Product product
            && product.skip().map(FusedLayer.Skip::input).filter(layer::equals).isPresent());
  }
}
