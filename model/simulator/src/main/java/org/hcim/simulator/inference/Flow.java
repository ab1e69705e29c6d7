package org.hcim.simulator.inference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hcim.accelerator.design.Check;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.simulator.inference.QuantizedLayer.Pool;
import org.hcim.simulator.inference.QuantizedLayer.Product;

/**
 * The output of a layer, which is the input of others.
 *
 * @param codes range of the activations; null after the last layer, whose outputs are sums
 */
record Flow(Shape shape, Codes codes) {

  /** Returns the outputs of all layers by name; throws if a layer does not fit its input. */
  static Map<String, Flow> check(Shape input, int inputBits, List<QuantizedLayer> layers) {
    var flows = new LinkedHashMap<String, Flow>();
    flows.put(QuantizedNetwork.INPUT, new Flow(input, Codes.unsigned(inputBits)));
    for (int i = 0; i < layers.size(); i++) {
      QuantizedLayer layer = layers.get(i);
      require(!flows.containsKey(layer.name()), layer, "name", "must be unlike those before it");
      checkEnd(layer, i == layers.size() - 1);
      flows.put(layer.name(), after(layer, flows));
    }
    return flows;
  }

  /** Returns the output of a layer; throws if the layer does not fit its input. */
  static Flow after(QuantizedLayer layer, Map<String, Flow> flows) {
    try {
      return fitted(layer, flows);
    } catch (InvalidDesignException broken) {
      throw new InvalidDesignException("layer " + layer.name() + ": " + broken.getMessage());
    }
  }

  private static Flow fitted(QuantizedLayer layer, Map<String, Flow> flows) {
    Flow from = named(layer.input(), flows);
    if (layer instanceof Product product) {
      return after(product, from, flows);
    }
    if (layer instanceof Pool pool) {
      return new Flow(pool.window().over(from.shape(), from.shape().channels()), from.codes());
    }
    if (layer instanceof LayerNorm norm) {
      return norm.after(from);
    }
    if (layer instanceof MatMul product) {
      return product.after(from, named(product.other(), flows));
    }
    return layer instanceof Softmax softmax ? softmax.after(from) : ((Lookup) layer).after(from);
  }

  private static void checkEnd(QuantizedLayer layer, boolean last) {
    if (layer instanceof Product product) {
      Check.check(
          product.requantizer().isEmpty() == last,
          "layer %s: requantizer (%s) must be present in every layer but the last",
          layer.name(),
          product.requantizer().isPresent() ? "present" : "absent");
    } else {
      Check.check(
          !last,
          "layer %s: kind (%s) of the last layer must be Product",
          layer.name(),
          layer.getClass().getSimpleName());
    }
  }

  private static Flow after(Product product, Flow from, Map<String, Flow> flows) {
    Check.check(
        product.channels() == from.shape().channels(),
        "channels (%d) must be those of its input (%d)",
        product.channels(),
        from.shape().channels());
    var slicing = product.groups().get(0).datapath().slicing();
    Check.check(
        from.codes().fits(slicing.leastActivation(), slicing.mostActivation()),
        "activations of its input (%d to %d) must be within those of its datapath (%d to %d)",
        from.codes().least(),
        from.codes().most(),
        slicing.leastActivation(),
        slicing.mostActivation());
    Shape shape = product.window().over(from.shape(), product.outputs());
    product.shortcut().ifPresent(shortcut -> checkShortcut(shortcut, shape, flows));
    return new Flow(shape, product.requantizer().map(Requantizer::codes).orElse(null));
  }

  private static void checkShortcut(
      QuantizedLayer.Shortcut shortcut, Shape shape, Map<String, Flow> flows) {
    Shape from = named(shortcut.input(), flows).shape();
    int stride = shortcut.stride();
    Check.check(
        (from.height() + stride - 1) / stride == shape.height()
            && (from.width() + stride - 1) / stride == shape.width()
            && from.channels() <= shape.channels()
            && (shape.channels() - from.channels()) % 2 == 0,
        "shortcut (%s) must fit %s after its stride, with channels to add on both sides",
        from,
        shape);
  }

  private static Flow named(String input, Map<String, Flow> flows) {
    Flow from = flows.get(input);
    if (from == null) {
      throw new InvalidDesignException(
          String.format(
              Locale.ROOT, "input (%s) must be an earlier layer: %s", input, flows.keySet()));
    }
    return from;
  }

  private static void require(boolean holds, QuantizedLayer layer, String what, String rule) {
    Check.check(holds, "%s (%s) of a layer %s", what, layer.name(), rule);
  }
}
