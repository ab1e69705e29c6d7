package org.hcim.jobs.export;

import java.util.ArrayList;
import java.util.List;
import org.hcim.importer.onnx.OnnxAttribute;
import org.hcim.importer.onnx.OnnxModel;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Window;

/**
 * A product in crossbars as nodes: for each row split, a convolution of the bit-streams whose
 * channels are the slices of all outputs; the readout; and the sum over splits and slices.
 */
final class CrossbarNodes {

  private final ExportedGraph graph;
  private final OnnxModel model;
  private final Product product;
  private final ProductColumns columns;
  private final Shape to;

  CrossbarNodes(ExportedGraph graph, Product product) {
    this.graph = graph;
    this.product = product;
    model = graph.model();
    columns = new ProductColumns(product);
    to = product.window().over(graph.shape(product.input()), product.outputs());
  }

  Shape shape() {
    return to;
  }

  /**
   * The integer sums of all outputs.
   *
   * @param digits digits of the input, by bit-stream
   */
  String sums(String digits) {
    var splits = new ArrayList<String>();
    for (int split = 0; split < columns.first().splits(); split++) {
      splits.add(partialSums(split, digits));
    }
    String sums =
        splits.size() == 1
            ? splits.get(0)
            : model.node(
                "Concat",
                product.name() + ".partial_sums",
                splits,
                OnnxAttribute.integer("axis", 1));
    return overSlices(new ReadoutNodes(model, columns).words(sums));
  }

  private String partialSums(int split, String digits) {
    Window window = product.window();
    int area = window.height() * window.width();
    int first = split * columns.datapath().rows();
    int end = Math.min(columns.inputs(), first + columns.datapath().rows());
    int firstChannel = first / area;
    int channels = (end + area - 1) / area - firstChannel;
    String name = product.name() + ".split" + split;
    byte[] cells = cells(first, end, firstChannel * area, channels * area);
    String weight =
        model.signedBytes(
            name + ".cells", cells, columns.perSplit(), channels, window.height(), window.width());
    List<String> inputs =
        List.of(
            channelsOf(name, digits, firstChannel, channels),
            model.toReals(name + ".weight", weight));
    return graph.convolutionOf(name, window, columns.groups(), inputs);
  }

  /** The channels of each group that belong to a row split. */
  private String channelsOf(String name, String digits, int first, int count) {
    int all = columns.inputs() / (product.window().height() * product.window().width());
    if (count == all) {
      return digits;
    }
    var indices = new long[columns.groups() * count];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = (long) i / count * all + first + i % count;
    }
    return model.node(
        "Gather",
        name + ".inputs",
        List.of(digits, model.integers(name + ".channels", indices)),
        OnnxAttribute.integer("axis", 1));
  }

  /** The digits of the weights, with zeros for a channel's inputs that belong to another split. */
  private byte[] cells(int first, int end, int from, int size) {
    var cells = new byte[columns.perSplit() * size];
    int column = 0;
    for (CrossbarMatrix group : product.groups()) {
      for (int slice = 0; slice < columns.slicing().slices(); slice++) {
        for (int output = 0; output < columns.outputs(); output++) {
          for (int input = first; input < end; input++) {
            int digit = columns.slicing().digit(group.weights().weight(output, input), slice);
            cells[column * size + input - from] = (byte) digit;
          }
          column++;
        }
      }
    }
    return cells;
  }

  /** The sums over splits and slices. */
  private String overSlices(String words) {
    String name = product.name();
    int slices = columns.slicing().slices();
    var significances = new long[slices];
    for (int slice = 0; slice < slices; slice++) {
      significances[slice] = columns.slicing().significance(slice);
    }
    long maps = (long) columns.outputs() * to.positions();
    String whole = model.toIntegers(name + ".words64", words);
    String sizes =
        model.integers(
            name + ".by_slice.sizes", columns.first().splits(), columns.groups(), slices, maps);
    String bySlice = model.node("Reshape", name + ".by_slice", List.of(whole, sizes));
    String factors = model.integerTensor(name + ".slices", significances, 1, 1, slices, 1);
    String weighted = model.node("Mul", name + ".weighted", List.of(bySlice, factors));
    String sums =
        model.node(
            "ReduceSum",
            name + ".by_group",
            List.of(weighted, model.integers(name + ".by_group.axes", 0, 2)),
            OnnxAttribute.integer("keepdims", 0));
    String shape = model.integers(name + ".sums.sizes", 1, to.channels(), to.height(), to.width());
    return model.node("Reshape", name + ".sums", List.of(sums, shape));
  }
}
