package org.hcim.jobs.export;

import static org.hcim.accelerator.design.Check.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hcim.importer.onnx.OnnxAttribute;
import org.hcim.importer.onnx.OnnxModel;
import org.hcim.simulator.inference.QuantizedLayer.Pool.Kind;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Window;

/**
 * The layers of a network as nodes, without weights. Activations between nodes are real numbers:
 * images of (1, channels, height, width), or (1, features) after a linear layer.
 */
final class ExportedGraph {

  /** The end of an axis, in PyTorch's notation. */
  private static final long END = Long.MAX_VALUE;

  private final OnnxModel model;
  private final Map<String, Activations> layers = new HashMap<>();

  /**
   * The activations of a layer.
   *
   * @param tensor name in the model
   * @param isFlat whether it lacks height and width axes
   */
  record Activations(String tensor, Shape shape, boolean isFlat) {}

  /** Creates a graph with images as its input. */
  ExportedGraph(OnnxModel model, Shape input) {
    this.model = model;
    model.input(QuantizedNetwork.INPUT, 1, input.channels(), input.height(), input.width());
    put(QuantizedNetwork.INPUT, QuantizedNetwork.INPUT, input, false);
  }

  OnnxModel model() {
    return model;
  }

  Activations of(String layer) {
    return layers.get(layer);
  }

  Shape shape(String layer) {
    return of(layer).shape();
  }

  /** Records the tensor that later layers read. */
  void put(String layer, String tensor, Shape shape, boolean isFlat) {
    layers.put(layer, new Activations(tensor, shape, isFlat));
  }

  /**
   * Returns whether a kernel is a linear layer: it covers the whole feature map at once. For a map
   * of one pixel, only the last layer is linear; other layers may be followed by convolutions.
   */
  boolean isLinear(String input, Window window, int groups, boolean isLast) {
    Activations from = of(input);
    Shape map = from.shape();
    return groups == 1
        && window.padding() == 0
        && window.height() == map.height()
        && window.width() == map.width()
        && (from.isFlat() || map.positions() > 1 || isLast);
  }

  /**
   * A linear layer over all pixels of a feature map.
   *
   * @param inputs the input layer, the weight, and the bias if there is one
   */
  String linear(String layer, List<String> inputs) {
    Activations from = of(inputs.get(0));
    return gemm(layer, inputs, from.isFlat() ? from.tensor() : flattened(layer, from.tensor()));
  }

  /** A linear layer over the mean of each feature map. */
  String linearOfMeans(String layer, List<String> inputs) {
    String from = maps(layer, of(inputs.get(0)));
    String mean = model.node("GlobalAveragePool", layer + ".mean", List.of(from));
    return gemm(layer, inputs, flattened(layer, mean));
  }

  private String gemm(String layer, List<String> inputs, String from) {
    var all = new ArrayList<>(inputs);
    all.set(0, from);
    return model.node("Gemm", layer, all, OnnxAttribute.integer("transB", 1));
  }

  private String flattened(String layer, String from) {
    return model.node("Flatten", layer + ".flatten", List.of(from));
  }

  /** A convolution; {@code inputs} as for {@link #linear}. */
  String convolution(String layer, Window window, int groups, List<String> inputs) {
    var all = new ArrayList<>(inputs);
    all.set(0, maps(layer, of(inputs.get(0))));
    return convolutionOf(layer, window, groups, all);
  }

  /** A convolution of tensors. */
  String convolutionOf(String name, Window window, int groups, List<String> tensors) {
    OnnxAttribute group = OnnxAttribute.integer("group", groups);
    return model.node("Conv", name, tensors, kernel(window), strides(window), pads(window), group);
  }

  private static String maps(String layer, Activations from) {
    check(!from.isFlat(), "layer %s reads features, which have no height and width", layer);
    return from.tensor();
  }

  /** The maximum or the mean within a window. */
  String pool(String layer, String input, Kind kind, Window window) {
    String from = maps(layer, of(input));
    Shape shape = shape(input);
    boolean isWhole = window.height() == shape.height() && window.width() == shape.width();
    if (kind == Kind.AVERAGE && isWhole) {
      return model.node("GlobalAveragePool", layer, List.of(from));
    }
    return model.node(
        kind == Kind.MAX ? "MaxPool" : "AveragePool",
        layer,
        List.of(from),
        kernel(window),
        strides(window),
        pads(window));
  }

  /**
   * A sum of products and the activations of an earlier layer.
   *
   * @param channels number of channels of the sum
   */
  String sum(String layer, String products, String skipped, int stride, int channels) {
    String addend = addend(layer, skipped, stride, channels);
    return model.node("Add", layer + ".sum", List.of(products, addend));
  }

  /**
   * The activations of an earlier layer, reshaped for a sum.
   *
   * @param channels number of channels of the sum
   */
  String addend(String layer, String skipped, int stride, int channels) {
    Activations skip = of(skipped);
    int added = (channels - skip.shape().channels()) / 2;
    return stride > 1 || added > 0
        ? padded(layer, maps(layer, skip), stride, added)
        : skip.tensor();
  }

  /** Every n-th row and column, padded with zero channels on both sides. */
  private String padded(String layer, String from, int stride, int added) {
    String pixels = from;
    if (stride > 1) {
      String name = layer + ".pixels";
      List<String> range =
          List.of(
              from,
              model.integers(name + ".starts", 0, 0),
              model.integers(name + ".ends", END, END),
              model.integers(name + ".axes", 2, 3),
              model.integers(name + ".steps", stride, stride));
      pixels = model.node("Slice", name, range);
    }
    String name = layer + ".shortcut";
    String pads = model.integers(name + ".pads", 0, added, 0, 0, 0, added, 0, 0);
    return model.node("Pad", name, List.of(pixels, pads));
  }

  private static OnnxAttribute kernel(Window window) {
    return OnnxAttribute.integers("kernel_shape", window.height(), window.width());
  }

  private static OnnxAttribute strides(Window window) {
    return OnnxAttribute.integers("strides", window.stride(), window.stride());
  }

  private static OnnxAttribute pads(Window window) {
    long each = window.padding();
    return OnnxAttribute.integers("pads", each, each, each, each);
  }

  /** An elementwise function. */
  String node(String operator, String name, String... inputs) {
    return model.node(operator, name, List.of(inputs));
  }

  /** Completes the model with a layer's results as its output. */
  void end(String tensor, Shape shape, boolean isFlat) {
    long[] sizes =
        isFlat
            ? new long[] {1, shape.channels()}
            : new long[] {1, shape.channels(), shape.height(), shape.width()};
    model.output(tensor, sizes);
  }
}
