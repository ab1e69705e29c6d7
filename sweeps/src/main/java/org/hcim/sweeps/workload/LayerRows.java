package org.hcim.sweeps.workload;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.Convolution;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.Input;
import org.hcim.accelerator.network.InvalidShapeException;
import org.hcim.accelerator.network.Linear;
import org.hcim.accelerator.network.MatMul;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.network.Node;
import org.hcim.accelerator.network.SlidingWindow;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.importer.onnx.ImportException;
import org.hcim.importer.onnx.ImportedNetwork;
import org.hcim.importer.onnx.Product;
import org.hcim.sweeps.canonical.Sha256;

/**
 * The layers of a workload file whose rows state shapes but no edges: each layer gets a separate
 * input.
 */
final class LayerRows {

  private final String file;
  private final Graph.Builder graph;
  private final List<Product> products = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  LayerRows(Path path, String tool) {
    file = String.valueOf(path.getFileName());
    String name = NetworkImport.nameOf(file);
    graph = Graph.named(name).described(name, file + ", workload of " + tool);
  }

  /** Reserves a name that no row has yet. */
  String unused(String wanted) {
    String name = wanted;
    for (int number = 2; names.contains(name); number++) {
      name = wanted + "." + number;
    }
    names.add(name);
    return name;
  }

  /** Adds a convolution over images. */
  void convolution(String name, TensorShape image, int outputs, SlidingWindow window, int groups) {
    String input = unused(name + ".input");
    add(name, new Input(input, image), new Convolution(name, input, outputs, window, groups));
    TensorShape made = graph.shape(name);
    long rows = image.size(1) / groups * window.area();
    long positions = made.elements() / outputs;
    products.add(
        new Product(name, Product.Place.CROSSBAR, rows, outputs / groups, groups, positions));
  }

  /** Adds a product of a weight matrix with each of {@code positions} vectors. */
  void linear(String name, long positions, long rows, int outputs) {
    String input = unused(name + ".input");
    add(
        name,
        new Input(input, TensorShape.tokens(1, positions, rows)),
        new Linear(name, input, outputs));
    products.add(new Product(name, Product.Place.CROSSBAR, rows, outputs, 1, positions));
  }

  /** Adds products of activations: {@code groups} times (positions x rows) by (rows x outputs). */
  void ofActivations(String name, long groups, long positions, long rows, long outputs) {
    String left = unused(name + ".left");
    String right = unused(name + ".right");
    graph.add(new Input(left, TensorShape.plain(List.of(groups, positions, rows))));
    add(
        name,
        new Input(right, TensorShape.plain(List.of(groups, rows, outputs))),
        new MatMul(name, left, right));
    products.add(new Product(name, Product.Place.VECTOR, rows, outputs, groups, positions));
  }

  private void add(String name, Node input, Node layer) {
    try {
      graph.add(input).add(layer);
      graph.lastLayers();
    } catch (InvalidDesignException | InvalidShapeException e) {
      throw new ImportException(file, name + ": " + e.getMessage());
    }
  }

  /** The network of all rows. */
  ImportedNetwork network(byte[] content) {
    if (products.isEmpty()) {
      throw new ImportException(file, "the file has no layer with weights");
    }
    Graph whole = graph.build();
    try {
      Network.of(whole).macs();
    } catch (InvalidDesignException e) {
      throw new ImportException(file, e.getMessage());
    }
    return new ImportedNetwork(file, Sha256.hex(content), 0, whole, products, Map.of(), List.of());
  }

  /** Returns whether a file is small enough to be a list of layers. */
  static boolean isSmall(Path file) {
    return file.toFile().length() < 1 << 24 && Files.isRegularFile(file);
  }
}
