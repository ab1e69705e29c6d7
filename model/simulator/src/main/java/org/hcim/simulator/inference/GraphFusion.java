package org.hcim.simulator.inference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.hcim.accelerator.network.SlidingWindow;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.accelerator.network.Tokens;
import org.hcim.accelerator.network.VectorOperation;

/** Turns a graph into the layers of quantized networks, layer by layer. */
final class GraphFusion {

  private final Graph graph;
  private final Refusals refusals;
  private final List<FusedLayer> layers = new ArrayList<>();
  private final Map<String, Value> values = new HashMap<>();
  private Shape input;

  GraphFusion(Graph graph, Refusals refusals) {
    this.graph = graph;
    this.refusals = refusals;
  }

  /**
   * An output of the graph.
   *
   * @param layer whose activations it is
   * @param isFlat whether it is one vector of all of them
   */
  private record Value(String layer, Shape shape, boolean isFlat) {}

  FusedNetwork fused() {
    for (Node node : graph.nodes()) {
      if (node.inputs().stream().allMatch(values::containsKey)) {
        add(node);
      }
    }
    checkLast();
    return new FusedNetwork(graph.name(), input, layers);
  }

  private void checkLast() {
    Node last = graph.last();
    if (!(last instanceof Linear || last instanceof Convolution)) {
      refuse(last, "the last layer must be linear or a convolution; its sums are the result");
    }
  }

  private void add(Node node) {
    try {
      fuse(node);
    } catch (InvalidDesignException e) {
      refuse(node, e.getMessage());
    }
  }

  private void refuse(Node node, String reason) {
    refusals.add(node.name(), node.kind(), reason);
  }

  private static InvalidDesignException refusal(String reason) {
    return new InvalidDesignException(reason);
  }

  private void fuse(Node node) {
    if (node instanceof Input images) {
      receive(images);
    } else if (node instanceof Convolution convolution) {
      Shape from = maps(convolution.input());
      Window window = window(convolution.window());
      product(node, from, window, convolution.outChannels(), convolution.groups());
    } else if (node instanceof Linear linear) {
      Value from = values.get(linear.input());
      Window window =
          from.isFlat()
              ? new Window(from.shape().height(), from.shape().width(), 1, 0)
              : Window.POINT;
      product(node, from.shape(), window, linear.outFeatures(), 1);
    } else if (node instanceof Add sum) {
      fuseInto(sum);
    } else if (node instanceof Pool pool) {
      pool(pool);
    } else if (node instanceof GlobalPool pool) {
      Shape from = maps(pool.input());
      pool(node, from, pool.of(), new Window(from.height(), from.width(), 1, 0));
    } else if (node instanceof Flatten flatten) {
      Value from = values.get(flatten.input());
      values.put(node.name(), new Value(from.layer(), from.shape(), true));
    } else if (node instanceof Tokens tokens) {
      tokens(tokens);
    } else if (node instanceof VectorOperation operation) {
      function(operation);
    } else if (node instanceof Attention attention) {
      attend(attention);
    } else if (node instanceof HeadMatMul product) {
      multiply(product);
    } else {
      throw refusal("the format of quantized networks has no such layer");
    }
  }

  private void receive(Input images) {
    TensorShape shape = images.shape();
    if (input != null || shape.batch() != 1) {
      throw refusal("there must be one input, of a batch of 1");
    }
    boolean isImage = shape.axes() == Axes.MAPS && shape.rank() == 4;
    boolean isTokens = shape.axes() == Axes.TOKENS;
    if (!isImage && !isTokens) {
      throw refusal("the input must be an image or tokens, not " + shape);
    }
    input =
        isImage
            ? shape((int) shape.size(1), (int) shape.size(2), (int) shape.size(3))
            : shape((int) shape.last(), shape.rank() == 3 ? (int) shape.size(1) : 1, 1);
    values.put(images.name(), new Value(QuantizedNetwork.INPUT, input, false));
  }

  private static Shape shape(int channels, int height, int width) {
    return new Shape(channels, height, width);
  }

  /** The shape of an output that is not flattened. */
  private Shape maps(String output) {
    Value value = values.get(output);
    if (value.isFlat() && value.shape().positions() > 1) {
      throw refusal("reads a flattened image, which only a linear layer does");
    }
    return value.shape();
  }

  private void product(Node node, Shape from, Window window, int outputs, int groups) {
    String read = values.get(node.inputs().get(0)).layer();
    Shape to = window.over(from, outputs);
    layers.add(
        new FusedLayer.Product(node.name(), read, from, to, window, groups, Optional.empty()));
    values.put(node.name(), new Value(node.name(), to, false));
  }

  private static Window window(SlidingWindow window) {
    if (window.axes() != 2) {
      throw refusal("kernels of quantized networks have two axes, not " + window.axes());
    }
    if (window.dilation().stream().anyMatch(each -> each > 1)) {
      throw refusal("dilation (" + window.dilation() + ") must be 1");
    }
    if (window.stride().stream().distinct().count() > 1) {
      throw refusal("stride (" + window.stride() + ") must be equal in both axes");
    }
    int padding = window.before().get(0);
    if (!window.before().equals(window.after())
        || window.before().stream().anyMatch(each -> each != padding)) {
      throw refusal(
          "padding ("
              + window.before()
              + " before, "
              + window.after()
              + " behind) must be equal on"
              + " all sides");
    }
    return new Window(
        window.kernel().get(0), window.kernel().get(1), window.stride().get(0), padding);
  }

  private void pool(Pool pool) {
    Shape from = maps(pool.input());
    Window window = window(pool.window());
    TensorShape made = graph.shape(pool.name());
    Shape to = window.over(from, from.channels());
    if (made.size(2) != to.height() || made.size(3) != to.width()) {
      throw refusal("windows that the image does not fill (rounding: up) are not in the format");
    }
    if (window.padding() > 0 && pool.of() == Pool.Kind.AVERAGE) {
      throw refusal("padding (" + window.padding() + ") of a mean must be 0");
    }
    pool(pool, from, pool.of(), window);
  }

  private void pool(Node node, Shape from, Pool.Kind of, Window window) {
    var kind =
        of == Pool.Kind.MAX ? QuantizedLayer.Pool.Kind.MAX : QuantizedLayer.Pool.Kind.AVERAGE;
    Shape to = window.over(from, from.channels());
    layers.add(new FusedLayer.Pool(node.name(), layer(node), from, to, kind, window));
    values.put(node.name(), new Value(node.name(), to, false));
  }

  private String layer(Node node) {
    return values.get(node.inputs().get(0)).layer();
  }

  /** Makes a sum part of the product that is one of its operands and that nothing else reads. */
  private void fuseInto(Add sum) {
    if (sum.inputs().size() != 2) {
      throw refusal("a sum of " + sum.inputs().size() + " inputs must be sums of two");
    }
    TensorShape first = graph.shape(sum.inputs().get(0));
    TensorShape second = graph.shape(sum.inputs().get(1));
    boolean isPadded = sum.shortcut() == Add.Shortcut.PAD && !first.equals(second);
    if (!isPadded && !first.equals(second)) {
      throw refusal("shapes must be equal, not " + first + " and " + second);
    }
    int operand = isFree(sum.inputs().get(0)) ? 0 : 1;
    if (!isFree(sum.inputs().get(operand)) || (isPadded && operand == 1)) {
      throw refusal(
          "its first input must be a convolution or a linear layer that nothing else reads; the"
              + " sum is part of its requantization");
    }
    maps(sum.inputs().get(1 - operand));
    String other = values.get(sum.inputs().get(1 - operand)).layer();
    int stride = isPadded ? Add.stride(first, second) : 1;
    int at = index(sum.inputs().get(operand));
    var product = ((FusedLayer.Product) layers.remove(at)).with(new FusedLayer.Skip(other, stride));
    layers.add(Math.max(at, index(other) + 1), product);
    values.put(sum.name(), new Value(product.name(), product.to(), false));
  }

  /** Returns whether an output is that of a product, is read once, and has nothing added yet. */
  private boolean isFree(String output) {
    int at = index(output);
    return at >= 0
        && layers.get(at) instanceof FusedLayer.Product product
        && product.skip().isEmpty()
        && graph.readersOf(output).size() == 1;
  }

  private int index(String layer) {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).name().equals(layer)) {
        return i;
      }
    }
    return -1;
  }

  private void tokens(Tokens tokens) {
    if (tokens.extra() > 0) {
      throw refusal("extra_tokens (" + tokens.extra() + ") must be 0");
    }
    values.put(
        tokens.name(), new Value(values.get(tokens.input()).layer(), maps(tokens.input()), false));
  }

  private void function(VectorOperation operation) {
    Shape shape = maps(operation.input());
    String name = operation.name();
    String from = layer(operation);
    layers.add(
        switch (operation.function()) {
          case LAYER_NORM -> new FusedLayer.Norm(name, from, shape, shape);
          case GELU -> new FusedLayer.Gelu(name, from, shape, shape);
          case SOFTMAX -> new FusedLayer.Softmax(name, from, shape, shape, heads(from));
          case ANY ->
              throw refusal("its function must be stated: function: layer_norm, softmax or gelu");
        });
    values.put(name, new Value(name, shape, false));
  }

  /** The heads of scores, each of which has a softmax of its own. */
  private int heads(String layer) {
    int at = index(layer);
    return at >= 0 && layers.get(at) instanceof FusedLayer.MatMul scores ? scores.heads() : 1;
  }

  private void attend(Attention attention) {
    if (attention.kvHeads() != attention.heads()) {
      throw refusal(
          "kv_heads (" + attention.kvHeads() + ") must be heads (" + attention.heads() + ")");
    }
    if (attention.cached() > 0) {
      throw refusal("cached (" + attention.cached() + ") must be 0");
    }
    String name = attention.name();
    int heads = attention.heads();
    Shape queries = maps(attention.query());
    Shape keys = maps(attention.key());
    Shape valueShape = maps(attention.value());
    Shape scores = MatMul.Kind.SCORES.over(queries, keys, heads);
    layers.add(
        new FusedLayer.MatMul(
            name + ".scores",
            values.get(attention.query()).layer(),
            values.get(attention.key()).layer(),
            queries,
            scores,
            MatMul.Kind.SCORES,
            heads));
    layers.add(new FusedLayer.Softmax(name + ".softmax", name + ".scores", scores, scores, heads));
    Shape to = MatMul.Kind.MIX.over(scores, valueShape, heads);
    layers.add(
        new FusedLayer.MatMul(
            name + ".context",
            name + ".softmax",
            values.get(attention.value()).layer(),
            scores,
            to,
            MatMul.Kind.MIX,
            heads));
    values.put(name, new Value(name + ".context", to, false));
  }

  /** The second operand has a token per column, as keys, or per inner term, as values. */
  private void multiply(HeadMatMul product) {
    Shape from = maps(product.left());
    Shape other = maps(product.right());
    TensorShape second = graph.shape(product.right());
    int left = index(values.get(product.left()).layer());
    boolean isOfSoftmax = left >= 0 && layers.get(left) instanceof FusedLayer.Softmax;
    boolean isScores = product.isTransposed(second) && !(isOfSoftmax && product.isPlain(second));
    MatMul.Kind kind = isScores ? MatMul.Kind.SCORES : MatMul.Kind.MIX;
    Shape to = kind.over(from, other, product.heads());
    layers.add(
        new FusedLayer.MatMul(
            product.name(),
            values.get(product.left()).layer(),
            values.get(product.right()).layer(),
            from,
            to,
            kind,
            product.heads()));
    values.put(product.name(), new Value(product.name(), to, false));
  }
}
