package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.Add;
import org.hcim.accelerator.network.Attention;
import org.hcim.accelerator.network.Axes;
import org.hcim.accelerator.network.Convolution;
import org.hcim.accelerator.network.Flatten;
import org.hcim.accelerator.network.GlobalPool;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.HeadMatMul;
import org.hcim.accelerator.network.Input;
import org.hcim.accelerator.network.Linear;
import org.hcim.accelerator.network.Node;
import org.hcim.accelerator.network.Pool;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.accelerator.network.Tokens;
import org.hcim.accelerator.network.VectorOperation;

/** Converts a graph to the layers of quantized networks, layer by layer. */
final class GraphFusion {

  private final Graph graph;
  private final Refusals refusals;
  private final FusedLayers layers = new FusedLayers();
  private final TokenFusion tokens;
  private Shape input;

  GraphFusion(Graph graph, Refusals refusals) {
    this.graph = graph;
    this.refusals = refusals;
    this.tokens = new TokenFusion(graph, layers);
  }

  FusedNetwork fused() {
    for (Node node : graph.nodes()) {
      if (layers.contains(node.inputs())) {
        addOrRefuse(node);
      }
    }
    checkLast();
    return new FusedNetwork(graph.name(), input, layers.all());
  }

  private void checkLast() {
    Node last = graph.last();
    if (!(last instanceof Linear || last instanceof Convolution)) {
      refuse(last, "the last layer must be linear or a convolution; its sums are the result");
    }
  }

  private void addOrRefuse(Node node) {
    try {
      add(node);
    } catch (InvalidDesignException e) {
      refuse(node, e.getMessage());
    }
  }

  private void refuse(Node node, String reason) {
    refusals.add(node.name(), node.kind(), reason);
  }

  private void add(Node node) {
    if (node instanceof Input images) {
      receive(images);
    } else if (node instanceof Convolution convolution) {
      add(convolution);
    } else if (node instanceof Linear linear) {
      add(linear);
    } else if (node instanceof Add sum) {
      addTo(sum);
    } else if (node instanceof Pool pool) {
      add(pool);
    } else if (node instanceof GlobalPool pool) {
      Shape from = layers.maps(pool.input());
      pool(pool, from, pool.of(), new Window(from.height(), from.width(), 1, 0));
    } else if (node instanceof Flatten flatten) {
      var from = layers.output(flatten.input());
      layers.name(flatten.name(), new FusedLayers.Output(from.layer(), from.shape(), true));
    } else if (node instanceof Tokens positions) {
      tokens.add(positions);
    } else if (node instanceof VectorOperation operation) {
      tokens.add(operation);
    } else if (node instanceof Attention attention) {
      tokens.add(attention);
    } else if (node instanceof HeadMatMul product) {
      tokens.add(product);
    } else {
      throw new InvalidDesignException("the format of quantized networks has no such layer");
    }
  }

  private void receive(Input images) {
    TensorShape shape = images.shape();
    check(input == null && shape.batch() == 1, "there must be one input, of a batch of 1");
    boolean isImage = shape.axes() == Axes.MAPS && shape.rank() == 4;
    boolean isTokens = shape.axes() == Axes.TOKENS;
    check(isImage || isTokens, "the input must be an image or tokens, not %s", shape);
    input =
        isImage
            ? new Shape((int) shape.size(1), (int) shape.size(2), (int) shape.size(3))
            : new Shape((int) shape.last(), shape.rank() == 3 ? (int) shape.size(1) : 1, 1);
    layers.name(images.name(), new FusedLayers.Output(QuantizedNetwork.INPUT, input, false));
  }

  private void add(Convolution convolution) {
    Shape from = layers.maps(convolution.input());
    Window window = Window.of(convolution.window());
    product(convolution, from, window, convolution.outChannels(), convolution.groups());
  }

  private void add(Linear linear) {
    var from = layers.output(linear.input());
    Window window =
        from.isFlat()
            ? new Window(from.shape().height(), from.shape().width(), 1, 0)
            : Window.POINT;
    product(linear, from.shape(), window, linear.outFeatures(), 1);
  }

  private void product(Node node, Shape from, Window window, int outputs, int groups) {
    Shape to = window.over(from, outputs);
    layers.add(
        new FusedLayer.Product(
            node.name(), layerRead(node), from, to, window, groups, Optional.empty()));
  }

  private void add(Pool pool) {
    Shape from = layers.maps(pool.input());
    Window window = Window.of(pool.window());
    TensorShape made = graph.shape(pool.name());
    Shape to = window.over(from, from.channels());
    check(
        made.size(2) == to.height() && made.size(3) == to.width(),
        "windows that the image does not fill (rounding: up) are not in the format");
    check(
        window.padding() == 0 || pool.of() == Pool.Kind.MAX,
        "padding (%d) of a mean must be 0",
        window.padding());
    pool(pool, from, pool.of(), window);
  }

  private void pool(Node node, Shape from, Pool.Kind of, Window window) {
    var kind =
        of == Pool.Kind.MAX ? QuantizedLayer.Pool.Kind.MAX : QuantizedLayer.Pool.Kind.AVERAGE;
    Shape to = window.over(from, from.channels());
    layers.add(new FusedLayer.Pool(node.name(), layerRead(node), from, to, kind, window));
  }

  private String layerRead(Node node) {
    return layers.output(node.inputs().get(0)).layer();
  }

  /** Merges a sum into one of its operands: a product that nothing else reads. */
  private void addTo(Add sum) {
    int inputs = sum.inputs().size();
    check(inputs == 2, "a sum of %d inputs must be sums of two", inputs);
    TensorShape first = graph.shape(sum.inputs().get(0));
    TensorShape second = graph.shape(sum.inputs().get(1));
    boolean isPadded = sum.shortcut() == Add.Shortcut.PAD && !first.equals(second);
    check(isPadded || first.equals(second), "shapes must be equal, not %s and %s", first, second);
    int operand = isFree(sum.inputs().get(0)) ? 0 : 1;
    check(
        isFree(sum.inputs().get(operand)) && !(isPadded && operand == 1),
        "its first input must be a convolution or a linear layer that nothing else reads; the sum"
            + " is part of its requantization");
    String other = sum.inputs().get(1 - operand);
    layers.maps(other);
    int stride = isPadded ? Add.stride(first, second) : 1;
    var product = layers.addTo(sum.inputs().get(operand), other, stride);
    layers.name(sum.name(), new FusedLayers.Output(product.name(), product.to(), false));
  }

  /** Returns whether an output is that of a product without a skip and is read exactly once. */
  private boolean isFree(String output) {
    return layers.isPlainProduct(output) && graph.readersOf(output).size() == 1;
  }
}
