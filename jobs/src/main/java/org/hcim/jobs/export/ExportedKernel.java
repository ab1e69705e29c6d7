package org.hcim.jobs.export;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Window;

/**
 * The exported form of a product: a convolution, a linear layer over all pixels of a feature map,
 * or one over the mean of each map if the weights of all its positions are equal.
 */
final class ExportedKernel {

  private final ExportedGraph graph;
  private final Layer layer;
  private final boolean isLinear;
  private final int count;
  private final int places;

  /**
   * A product of a graph.
   *
   * @param isLast whether its sums are the network's result
   */
  record Layer(String name, String input, Window window, int groups, int outputs, boolean isLast) {}

  /**
   * Chooses the form of a layer.
   *
   * @param count number of its weights
   * @param weights weights by output, then by channel
   */
  ExportedKernel(ExportedGraph graph, Layer layer, int count, IntToDoubleFunction weights) {
    this.graph = graph;
    this.layer = layer;
    this.count = count;
    isLinear = graph.isLinear(layer.input(), layer.window(), layer.groups(), layer.isLast());
    Shape from = graph.shape(layer.input());
    places = isLinear && isOfMeans(from.positions(), weights) ? from.positions() : 1;
  }

  /** Returns whether all positions of each feature map have the same weight. */
  private boolean isOfMeans(int area, IntToDoubleFunction weights) {
    for (int i = 0; i < count; i++) {
      if (weights.applyAsDouble(i) != weights.applyAsDouble(i - i % area)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether results lack height and width. */
  boolean isLinear() {
    return isLinear;
  }

  /** The number of positions that share one weight; 1 if each has its own. */
  int places() {
    return places;
  }

  /** The number of exported weights: one per {@link #places}. */
  int weights() {
    return count / places;
  }

  /** The shape of the exported weights. */
  long[] sizes() {
    long rows = (long) weights() / layer.outputs();
    if (isLinear) {
      return new long[] {layer.outputs(), rows};
    }
    Window window = layer.window();
    long area = (long) window.height() * window.width();
    return new long[] {layer.outputs(), rows / area, window.height(), window.width()};
  }

  /**
   * Adds the product.
   *
   * @param inputs the input layer, the weight, and the bias if there is one
   */
  String add(List<String> inputs) {
    if (places > 1) {
      return graph.linearOfMeans(layer.name(), inputs);
    }
    return isLinear
        ? graph.linear(layer.name(), inputs)
        : graph.convolution(layer.name(), layer.window(), layer.groups(), inputs);
  }
}
