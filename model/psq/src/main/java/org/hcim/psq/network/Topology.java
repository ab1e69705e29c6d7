package org.hcim.psq.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Window;

/**
 * The layers of a network for one size of images, in order of execution.
 *
 * @param layers the last one gives the classes
 */
record Topology(Shape input, List<Node> layers) {

  Topology {
    layers = List.copyOf(layers);
  }

  /** The last layer. */
  Node classifier() {
    return layers.get(layers.size() - 1);
  }

  /** A step of the network. */
  sealed interface Node {

    /** The name, unique in its network. */
    String name();

    /** The layer it reads, or {@link QuantizedNetwork#INPUT}. */
    String input();

    /** What goes in. */
    Shape from();

    /** What comes out. */
    Shape to();
  }

  /**
   * A convolution, or a linear layer as a kernel as large as its input.
   *
   * @param shared whether all places of the kernel have one weight: the mean over a map, then a
   *     linear layer
   */
  record Product(
      String name,
      String input,
      Shape from,
      Shape to,
      Window window,
      boolean shared,
      Optional<LearnedParameters.Skip> skip)
      implements Node {}

  /** The largest of what a window covers. */
  record MaxPool(String name, String input, Shape from, Shape to, Window window) implements Node {}

  /** /** Adds layer after layer. */
  static final class Builder {

    private final Shape input;
    private final List<Node> layers = new ArrayList<>();
    private String last = QuantizedNetwork.INPUT;
    private Shape shape;

    Builder(Shape input) {
      this.input = input;
      shape = input;
    }

    String last() {
      return last;
    }

    Builder convolution(String name, int channels, int stride) {
      return product(name, channels, Window.square(3, stride, 1), false, Optional.empty());
    }

    Builder convolution(String name, int channels, LearnedParameters.Skip skip) {
      return product(name, channels, Window.square(3, 1, 1), false, Optional.of(skip));
    }

    Builder linear(String name, int outputs) {
      return product(name, outputs, wholeMap(), false, Optional.empty());
    }

    Builder meanThenLinear(String name, int outputs) {
      return product(name, outputs, wholeMap(), true, Optional.empty());
    }

    Builder maxPool(String name) {
      var window = Window.square(2, 2, 0);
      Shape to = window.over(shape, shape.channels());
      return add(new MaxPool(name, last, shape, to, window));
    }

    Topology build() {
      return new Topology(input, layers);
    }

    private Window wholeMap() {
      return new Window(shape.height(), shape.width(), 1, 0);
    }

    private Builder product(
        String name,
        int channels,
        Window window,
        boolean shared,
        Optional<LearnedParameters.Skip> skip) {
      Shape to = window.over(shape, channels);
      return add(new Product(name, last, shape, to, window, shared, skip));
    }

    private Builder add(Node layer) {
      layers.add(layer);
      last = layer.name();
      shape = layer.to();
      return this;
    }
  }
}
