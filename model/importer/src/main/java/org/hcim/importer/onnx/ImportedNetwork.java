package org.hcim.importer.onnx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.network.Graph;

/**
 * A network that was read from a file: its layer graph, its weights by the names of the graph's
 * layers, and its origin. Weights are read when they are asked for.
 *
 * @param file name of the file, without its folder
 * @param digest SHA-256 of the file; data beside it are not part of it
 * @param opset version of ONNX's operators
 * @param graph shapes and costs
 * @param products in the order of the file's nodes
 * @param parameters by layer; layers without weights and steps are left out
 * @param unread nodes on which no output of the file depends; they count all the same
 */
public record ImportedNetwork(
    String file,
    String digest,
    long opset,
    Graph graph,
    List<Product> products,
    Map<String, LayerParameters> parameters,
    List<String> unread) {

  public ImportedNetwork {
    unread = List.copyOf(unread);
    products = List.copyOf(products);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** The parameters of a layer; without any where the file has none for it. */
  public LayerParameters of(String layer) {
    return parameters.getOrDefault(layer, LayerParameters.NONE);
  }

  /** Multiply-accumulates of an inference. */
  public long macs() {
    return products.stream().mapToLong(Product::macs).reduce(0, Math::addExact);
  }

  /** Bits of the weights that the file has as integer codes, by layer. */
  public Map<String, Integer> weightBits() {
    return bits(LayerParameters::weightQuantization);
  }

  /** Bits of the activations that layers with weights read as integer codes, by layer. */
  public Map<String, Integer> activationBits() {
    return bits(LayerParameters::inputQuantization);
  }

  private Map<String, Integer> bits(
      java.util.function.Function<LayerParameters, Optional<Quantization>> quantization) {
    var bits = new LinkedHashMap<String, Integer>();
    parameters.forEach(
        (layer, of) -> quantization.apply(of).ifPresent(codes -> bits.put(layer, codes.bits())));
    return bits;
  }
}
