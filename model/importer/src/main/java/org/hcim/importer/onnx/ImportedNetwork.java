package org.hcim.importer.onnx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.network.Graph;

/**
 * A network read from a file: its layer graph, its weights by layer name, and its origin. Weights
 * are read on demand.
 *
 * @param file name of the file, without its folder
 * @param digest SHA-256 of the file, without external data
 * @param opset version of ONNX's operators
 * @param graph shapes and costs
 * @param products products in the order of the file's nodes
 * @param parameters parameters by layer; layers without weights and steps are omitted
 * @param unread nodes on which no output of the file depends; they still count
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

  /** The parameters of a layer; empty parameters if the file has none. */
  public LayerParameters of(String layer) {
    return parameters.getOrDefault(layer, LayerParameters.NONE);
  }

  /** Multiply-accumulates per inference. */
  public long macs() {
    return products.stream().mapToLong(Product::macs).reduce(0, Math::addExact);
  }

  /** Bits of the weights that the file stores as integer codes, by layer. */
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
