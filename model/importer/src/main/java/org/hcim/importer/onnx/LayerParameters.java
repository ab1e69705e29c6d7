package org.hcim.importer.onnx;

import java.util.List;
import java.util.Optional;

/**
 * The parameters of a layer of an imported network and the steps folded into it.
 *
 * @param weight weight in the layout of the graph's layer: convolution (output channels, channels /
 *     groups, kernel), transposed convolution (channels, output channels / groups, kernel), linear
 *     (output features, features), recurrent (directions, gates x hidden, features) with the gates
 *     in ONNX's order; empty for a layer without weights
 * @param recurrentWeight state weight of recurrent layers: (directions, gates x hidden, hidden)
 * @param weightQuantization quantization of a weight that the file stores as codes
 * @param inputQuantization quantization of the activations that the layer reads
 * @param steps steps after the layer, in order
 */
public record LayerParameters(
    Optional<Tensor> weight,
    Optional<Tensor> recurrentWeight,
    Optional<Quantization> weightQuantization,
    Optional<Quantization> inputQuantization,
    List<FoldedStep> steps) {

  static final LayerParameters NONE =
      new LayerParameters(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  public LayerParameters {
    steps = List.copyOf(steps);
  }
}
