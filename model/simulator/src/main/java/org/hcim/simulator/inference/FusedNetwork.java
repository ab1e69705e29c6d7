package org.hcim.simulator.inference;

import java.util.List;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.Graph;

/**
 * A graph in the layers of quantized networks: what training and random networks are made from.
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
    return new GraphFusion(graph).fused();
  }

  /** The last layer. */
  public FusedLayer.Product classifier() {
    return (FusedLayer.Product) layers.get(layers.size() - 1);
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
