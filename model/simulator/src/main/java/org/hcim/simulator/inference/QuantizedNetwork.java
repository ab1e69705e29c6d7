package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A network whose weights, activations and sums are integers.
 *
 * @param inputBits bits of the images' codes
 * @param layers in order of execution; the sums of the last layer are the result
 * @param preprocessing preprocessing of the images of a data set
 */
public record QuantizedNetwork(
    String name,
    Shape input,
    int inputBits,
    List<QuantizedLayer> layers,
    Preprocessing preprocessing) {

  /** The name of the images as the input of a layer. */
  public static final String INPUT = "input";

  private static final int MAX_BITS = 8;

  public QuantizedNetwork {
    Objects.requireNonNull(input, "input");
    check(
        inputBits > 0 && inputBits <= MAX_BITS,
        "input bits (%d) must be from 1 to %d",
        inputBits,
        MAX_BITS);
    layers = List.copyOf(layers);
    check(!layers.isEmpty(), "layers (%d) must be positive", 0);
    Flow.check(input, inputBits, layers);
    Objects.requireNonNull(preprocessing, "preprocessing");
  }

  /** Creates a network that takes unchanged images. */
  public QuantizedNetwork(String name, Shape input, int inputBits, List<QuantizedLayer> layers) {
    this(name, input, inputBits, layers, Preprocessing.NONE);
  }

  /** Returns this network with other layers. */
  public QuantizedNetwork with(List<QuantizedLayer> others) {
    return new QuantizedNetwork(name, input, inputBits, others, preprocessing);
  }

  /** The shapes of the images and of each layer's output, by name. */
  public Map<String, Shape> shapes() {
    var shapes = new LinkedHashMap<String, Shape>();
    Flow.check(input, inputBits, layers).forEach((layer, flow) -> shapes.put(layer, flow.shape()));
    return shapes;
  }

  /** The range of the activations of the images or of any layer but the last. */
  public Codes codes(String layer) {
    return Flow.check(input, inputBits, layers).get(layer).codes();
  }

  /** The number of results per image. */
  public int classes() {
    return (int) shapes().get(layers.get(layers.size() - 1).name()).elements();
  }
}
