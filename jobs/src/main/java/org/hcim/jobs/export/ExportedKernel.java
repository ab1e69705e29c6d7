package org.hcim.jobs.export;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Window;

/**
 * The form in which a product is written: a convolution, a linear layer on all pixels of a map, or
 * one on the mean of each map, where the weights of all places are equal.
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
   * The form of a layer.
   *
   * @param count of its weights
   * @param weights output by output, in it channel by channel
   */
  ExportedKernel(ExportedGraph graph, Layer layer, int count, IntToDoubleFunction weights) {
    this.graph = graph;
    this.layer = layer;
    this.count = count;
    isLinear = graph.isLinear(layer.input(), layer.window(), layer.groups(), layer.isLast());
    Shape from = graph.shape(layer.input());
    places = isLinear && isOfMeans(from.positions(), weights) ? from.positions() : 1;
  }

  /** Returns whether all places of a map have the same weight. */
  private boolean isOfMeans(int area, IntToDoubleFunction weights) {
    for (int i = 0; i < count; i++) {
      if (weights.applyAsDouble(i) != weights.applyAsDouble(i - i % area)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether results have no height and width. */
  boolean isLinear() {
    return isLinear;
  }

  /** Places of a map for which there is one weight; 1 where each has its own. */
  int places() {
    return places;
  }

  /** Weights that are written: the first of each map's places. */
  int weights() {
    return count / places;
  }

  /** The sizes of the weights that are written. */
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
   * @param inputs the layer that is read, the weight, and the bias where there is one
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
