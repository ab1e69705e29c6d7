package org.hcim.importer.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hcim.accelerator.network.Axes;
import org.hcim.accelerator.network.Flatten;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.Node;
import org.hcim.accelerator.network.Reshape;
import org.hcim.accelerator.network.TensorShape;

/** The layer graph during import, with the parameters of its layers. */
final class GraphDraft {

  private final Graph.Builder graph;
  private final Set<String> names = new HashSet<>();
  private final Map<String, LayerParameters> parameters = new LinkedHashMap<>();
  private final Map<String, List<FoldedStep>> steps = new HashMap<>();
  private final Map<List<Object>, String> views = new HashMap<>();
  private final List<Product> products = new ArrayList<>();
  private final Set<String> productLayers = new HashSet<>();

  GraphDraft(Graph.Builder graph) {
    this.graph = graph;
  }

  /** An unused layer name: the requested one, or the same with a number appended. */
  String unused(String wanted) {
    String name = wanted;
    for (int number = 2; !names.add(name); number++) {
      name = wanted + "." + number;
    }
    return name;
  }

  /** Adds a layer and checks its costs. */
  void add(Node node) {
    graph.add(node);
    graph.lastLayers();
    names.addAll(node.outputs());
  }

  TensorShape shape(String output) {
    return graph.shape(output);
  }

  void add(Product product) {
    products.add(product);
  }

  /**
   * Records a layer with weights or a product of activations, which can absorb scales and offsets.
   */
  void addProduct(String layer, LayerParameters of) {
    productLayers.add(layer);
    parameters.put(layer, of);
  }

  boolean isProduct(String layer) {
    return productLayers.contains(layer);
  }

  void fold(String layer, FoldedStep step) {
    steps.computeIfAbsent(layer, key -> new ArrayList<>()).add(step);
  }

  /** The output with an activation's elements and sizes; a new layer reshapes it if necessary. */
  String read(Value.Activation activation, String reader) {
    return view(activation, reader, graph.shape(activation.source()).axes());
  }

  /** The output of {@link #read} as feature maps, or without stated axes. */
  String maps(Value.Activation activation, String reader) {
    return view(activation, reader, Axes.MAPS);
  }

  /** The output of {@link #read} as tokens, or without stated axes. */
  String tokens(Value.Activation activation, String reader) {
    return view(activation, reader, Axes.TOKENS);
  }

  private String view(Value.Activation activation, String reader, Axes wanted) {
    TensorShape has = graph.shape(activation.source());
    List<Long> sizes = sizes(activation.dims());
    boolean fits = has.axes() == wanted || has.axes() == Axes.PLAIN;
    if (has.sizes().equals(sizes) && fits) {
      return activation.source();
    }
    return views.computeIfAbsent(
        List.of(activation.source(), sizes, wanted),
        key -> reshaped(activation.source(), has, sizes, wanted, unused(reader + ".reshape")));
  }

  private String reshaped(
      String source, TensorShape has, List<Long> sizes, Axes wanted, String name) {
    boolean isFlat = sizes.size() == 2 && sizes.get(0).equals(has.batch()) && wanted != Axes.MAPS;
    Node node =
        isFlat ? new Flatten(name, source) : new Reshape(name, source, TensorShape.plain(sizes));
    add(node);
    return name;
  }

  /** Sizes in the layer graph, where a scalar has one axis. */
  static List<Long> sizes(List<Long> dims) {
    return dims.isEmpty() ? List.of(1L) : dims;
  }

  Graph graph() {
    return graph.build();
  }

  List<Product> products() {
    return products;
  }

  /** The parameters of all layers that have any. */
  Map<String, LayerParameters> parameters() {
    var all = new LinkedHashMap<String, LayerParameters>();
    for (Node node : graph.build().nodes()) {
      String layer = node.name();
      LayerParameters of = parameters.getOrDefault(layer, LayerParameters.NONE);
      List<FoldedStep> behind = steps.getOrDefault(layer, List.of());
      var whole =
          new LayerParameters(
              of.weight(),
              of.recurrentWeight(),
              of.weightQuantization(),
              of.inputQuantization(),
              behind);
      if (!whole.equals(LayerParameters.NONE)) {
        all.put(layer, whole);
      }
    }
    return all;
  }
}
