package org.hcim.simulator.inference;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.Graph;

/**
 * A graph in the layers of quantized networks, the source of training and of random networks.
 *
 * @param layers in order of execution; the last one gives the classes
 */
public record FusedNetwork(String name, Shape input, List<FusedLayer> layers) {

  public FusedNetwork {
    layers = List.copyOf(layers);
  }

  /**
   * The layers of a graph.
   *
   * @throws InvalidDesignException with every layer that quantized networks cannot have, and why
   */
  public static FusedNetwork of(Graph graph) {
    var refusals = new Refusals(graph.name(), "cannot be a quantized network");
    FusedNetwork network = of(graph, refusals);
    refusals.throwIfAny();
    return network;
  }

  /** The layers of a graph that quantized networks can have; the others become refusals. */
  public static FusedNetwork of(Graph graph, Refusals refusals) {
    return new GraphFusion(graph, refusals).fused();
  }

  /** The last layer, once nothing is refused. */
  public FusedLayer.Product classifier() {
    return (FusedLayer.Product) layers.get(layers.size() - 1);
  }

  /** The mean over whole maps that only the last layer reads, of which it can be a part. */
  public Optional<FusedLayer.Pool> meanBefore(FusedLayer.Product product) {
    return layers.stream()
        .filter(layer -> layer.name().equals(product.input()))
        .filter(FusedLayer.Pool.class::isInstance)
        .map(FusedLayer.Pool.class::cast)
        .filter(this::isMeanOfTheEnd)
        .findFirst();
  }

  /** Returns whether a pool is the mean over whole maps that only the last layer reads. */
  public boolean isMeanOfTheEnd(FusedLayer.Pool pool) {
    return pool.kind() == QuantizedLayer.Pool.Kind.AVERAGE
        && pool.to().positions() == 1
        && pool.window().padding() == 0
        && readersOf(pool.name()).equals(end());
  }

  /** The last layer alone. */
  public List<FusedLayer> end() {
    return layers.subList(Math.max(0, layers.size() - 1), layers.size());
  }

  /** The layers that read a layer's activations. */
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
