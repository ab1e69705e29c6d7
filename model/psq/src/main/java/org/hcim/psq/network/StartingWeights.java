package org.hcim.psq.network;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.Graph;
import org.hcim.psq.network.Topology.Product;
import org.hcim.simulator.inference.Refusals;
import org.hcim.simulator.quantization.FloatLayer;
import org.hcim.simulator.quantization.FloatNetwork;

/** The initial weights for training a graph, taken from a floating-point network. */
public final class StartingWeights {

  private final Graph graph;
  private final FloatNetwork network;
  private final Refusals refusals;
  private final Map<String, LayerWeights> weights = new LinkedHashMap<>();

  private StartingWeights(Graph graph, FloatNetwork network) {
    this.graph = graph;
    this.network = network;
    refusals = new Refusals(network.name(), "cannot be the start of a training");
  }

  /**
   * Returns the weights by layer.
   *
   * @param graph the network to train
   * @param network the network that provides the weights, for pixels from 0 to 1
   * @throws InvalidDesignException listing every layer whose counterpart in training differs or
   *     does not exist
   */
  public static Map<String, LayerWeights> of(Graph graph, FloatNetwork network) {
    var start = new StartingWeights(graph, network);
    for (FloatLayer layer : network.layers()) {
      start.add(layer);
    }
    start.requireAll();
    start.refusals.throwIfAny();
    return start.weights;
  }

  /**
   * Returns whether the last layer of these weights has a bias that training can keep.
   *
   * @param graph the network to train
   * @param weights by layer
   */
  public static boolean hasClassifierBias(Graph graph, Map<String, LayerWeights> weights) {
    Product last = Topology.of(graph).classifier();
    float[] bias = weights.get(last.name()).bias();
    boolean isZero = true;
    for (float each : bias) {
      isZero &= each == 0;
    }
    return bias.length == last.to().channels() && !isZero;
  }

  private void add(FloatLayer layer) {
    if (layer instanceof FloatLayer.Product product) {
      if (!product.limits().isRectified() && !product.equals(network.classifier())) {
        refusals.add(layer.name(), "product", "it must have a ReLU behind it, as in training");
      }
      weights.put(
          layer.name(), new LayerWeights(floats(product.weights()), floats(product.bias())));
    } else if (layer instanceof FloatLayer.Function function) {
      String name = function.function().name();
      refusals.add(layer.name(), "function", name + " cannot be trained; only ReLU can");
    }
  }

  private void requireAll() {
    Topology topology = Topology.of(graph);
    var structures = ProductStructures.of(topology, network);
    var trained = new HashSet<String>();
    for (Topology.Node node : topology.layers()) {
      if (node instanceof Product product) {
        trained.add(node.name());
        String size = mismatch(product, product.equals(topology.classifier()));
        String reason = size.isEmpty() ? structures.difference(node.name()) : size;
        if (!reason.isEmpty()) {
          refusals.add(node.name(), "product", reason);
        }
      }
    }
    for (String name : weights.keySet()) {
      if (!trained.contains(name)) {
        refusals.add(name, "product", "network " + graph.name() + " has no product of this name");
      }
    }
  }

  /** The reason why a layer's weights do not fit; empty if they fit. */
  private String mismatch(Product product, boolean isLast) {
    LayerWeights found = weights.get(product.name());
    if (found == null) {
      return "network "
          + graph.name()
          + " has this layer, but the weights do not: they are of another network";
    }
    int outputs = product.to().channels();
    if (found.bias().length != outputs) {
      return isLast ? "" : "outputs (" + found.bias().length + ") must be " + outputs;
    }
    long inputs = (long) product.from().channels();
    long area = (long) product.window().height() * product.window().width();
    long count = found.weights().length / outputs;
    if (product.shared() && count == inputs * area && !isEqualAtEachPlace(found.weights(), area)) {
      return "its weights must be equal at every position of the feature map: in training it"
          + " reads the map's mean";
    }
    boolean fits = count == inputs * area || (product.shared() && count == inputs);
    return fits ? "" : "inputs (" + count + ") must be " + inputs * area;
  }

  private static boolean isEqualAtEachPlace(float[] weights, long area) {
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != weights[(int) (i - i % area)]) {
        return false;
      }
    }
    return true;
  }

  private static float[] floats(double[] numbers) {
    var floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }
}
