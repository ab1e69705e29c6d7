package org.hcim.jobs.export;

import java.util.Arrays;
import java.util.List;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.importer.onnx.OnnxModel;
import org.hcim.simulator.inference.FusedLayer;
import org.hcim.simulator.quantization.FloatLayer;
import org.hcim.simulator.quantization.FloatNetwork;

/** A floating-point network as a single-precision ONNX model. */
public final class FloatExport {

  private final FloatNetwork network;
  private final ExportedGraph graph;

  private FloatExport(FloatNetwork network) {
    this.network = network;
    var model = new OnnxModel(network.name(), "Input: an image of pixels from 0 to 1, by channel");
    graph = new ExportedGraph(model, network.input());
  }

  /** Exports a network. */
  public static ExportedModel of(FloatNetwork network) {
    return new FloatExport(network).exported();
  }

  private ExportedModel exported() {
    for (FloatLayer layer : network.layers()) {
      if (layer instanceof FloatLayer.Product product) {
        product(product);
      } else if (layer instanceof FloatLayer.Pool pool) {
        pool(pool.layer());
      } else {
        throw new InvalidDesignException("function " + layer.name() + " is not exported");
      }
    }
    String last = network.classifier().name();
    ExportedGraph.Activations result = graph.of(last);
    graph.end(result.tensor(), result.shape(), result.isFlat());
    return ExportedModel.of(graph.model(), network.input(), network.layers().size());
  }

  private void pool(FusedLayer.Pool pool) {
    String made = graph.pool(pool.name(), pool.input(), pool.kind(), pool.window());
    graph.put(pool.name(), made, pool.to(), false);
  }

  private void product(FloatLayer.Product product) {
    FusedLayer.Product layer = product.layer();
    String name = product.name();
    int outputs = layer.to().channels();
    boolean isLast = product.equals(network.classifier());
    double[] weights = product.weights();
    var kernel =
        new ExportedKernel(
            graph,
            new ExportedKernel.Layer(
                name, layer.input(), layer.window(), layer.groups(), outputs, isLast),
            weights.length,
            i -> weights[i]);
    String made = kernel.add(List.of(layer.input(), weight(name, kernel, weights), bias(product)));
    if (layer.skip().isPresent()) {
      var skip = layer.skip().get();
      made = graph.sum(name, made, skip.input(), skip.stride(), outputs);
    }
    graph.put(name, clamped(product, made), layer.to(), kernel.isLinear());
  }

  /** The weights; for a kernel that reads means, one per feature map. */
  private String weight(String name, ExportedKernel kernel, double[] weights) {
    var own = new double[kernel.weights()];
    Arrays.setAll(own, i -> weights[i * kernel.places()] * kernel.places());
    return graph.model().reals(name + ".weight", own, kernel.sizes());
  }

  private String bias(FloatLayer.Product product) {
    return graph.model().reals(product.name() + ".bias", product.bias(), product.bias().length);
  }

  private String clamped(FloatLayer.Product product, String from) {
    String name = product.name();
    if (!product.limits().isRectified()) {
      return from;
    }
    double most = product.limits().most();
    if (most == Double.POSITIVE_INFINITY) {
      return graph.node("Relu", name + ".relu", from);
    }
    OnnxModel model = graph.model();
    String least = model.reals(name + ".min", new double[] {0});
    String greatest = model.reals(name + ".max", new double[] {most});
    return graph.node("Clip", name + ".clip", from, least, greatest);
  }
}
