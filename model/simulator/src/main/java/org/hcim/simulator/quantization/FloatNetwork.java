package org.hcim.simulator.quantization;

import static org.hcim.accelerator.design.Check.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hcim.simulator.inference.FusedLayer;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Window;

/**
 * A floating-point network.
 *
 * @param layers in order of execution; the last one computes the classes
 * @param images codes of the images, if the network is already quantized
 */
public record FloatNetwork(
    String name, Shape input, List<FloatLayer> layers, Optional<StatedCodes.Activations> images) {

  public FloatNetwork {
    layers = List.copyOf(layers);
    check(
        !layers.isEmpty() && layers.get(layers.size() - 1) instanceof FloatLayer.Product,
        "the last layer of network %s must be a product",
        name);
    boolean isStated = images.isPresent();
    check(
        layers.stream()
            .filter(FloatLayer.Product.class::isInstance)
            .allMatch(layer -> ((FloatLayer.Product) layer).stated().isPresent() == isStated),
        "all products of network %s must have codes, or none",
        name);
  }

  /** Creates a network that is not quantized. */
  public FloatNetwork(String name, Shape input, List<FloatLayer> layers) {
    this(name, input, layers, Optional.empty());
  }

  /**
   * Returns the same network for pixels from 0 to 1 instead of normalized ones: the first layer
   * absorbs the normalization. Its padding becomes a border of the images, because a padded zero is
   * a pixel of the mean.
   *
   * @param means by channel
   * @param deviations by channel
   */
  public FloatNetwork onPixels(double[] means, double[] deviations) {
    check(
        means.length == input.channels() && deviations.length == means.length,
        "means (%d) and deviations (%d) must be as many as channels (%d)",
        means.length,
        deviations.length,
        input.channels());
    boolean isUnit = Arrays.stream(deviations).allMatch(deviation -> deviation == 1);
    boolean isPlain = Arrays.stream(means).allMatch(mean -> mean == 0);
    if (isPlain && isUnit) {
      return this;
    }
    check(
        images.isEmpty(),
        "means and deviations of network %s must be 0 and 1: its weights are codes already",
        name);
    List<FloatLayer> readers =
        layers.stream().filter(layer -> layer.reads(QuantizedNetwork.INPUT)).toList();
    check(
        readers.size() == 1 && readers.get(0) instanceof FloatLayer.Product,
        "layers that read the images (%d) must be one convolution or linear layer",
        readers.size());
    var first = (FloatLayer.Product) readers.get(0);
    int border = isPlain ? 0 : first.layer().window().padding();
    var all = new ArrayList<FloatLayer>(layers);
    all.set(layers.indexOf(first), onPixels(first, means, deviations, border));
    return new FloatNetwork(name, bordered(border), all);
  }

  private Shape bordered(int border) {
    return new Shape(input.channels(), input.height() + 2 * border, input.width() + 2 * border);
  }

  private FloatLayer.Product onPixels(
      FloatLayer.Product first, double[] means, double[] deviations, int border) {
    FusedLayer.Product layer = first.layer();
    double[] weights = first.weights().clone();
    double[] bias = first.bias().clone();
    int area = layer.window().height() * layer.window().width();
    int ofGroup = input.channels() / layer.groups();
    int outputsOfGroup = bias.length / layer.groups();
    for (int i = 0; i < weights.length; i++) {
      int output = i / first.inputs();
      int channel = output / outputsOfGroup * ofGroup + i % first.inputs() / area;
      weights[i] /= deviations[channel];
      bias[output] -= weights[i] * means[channel];
    }
    Window window = layer.window();
    var product =
        new FusedLayer.Product(
            layer.name(),
            layer.input(),
            bordered(border),
            layer.to(),
            new Window(window.height(), window.width(), window.stride(), window.padding() - border),
            layer.groups(),
            layer.skip());
    return new FloatLayer.Product(product, weights, bias, first.limits());
  }

  /** The last layer. */
  public FloatLayer.Product classifier() {
    return (FloatLayer.Product) layers.get(layers.size() - 1);
  }
}
