package org.hcim.jobs.export;

import static org.hcim.accelerator.design.Check.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hcim.importer.onnx.OnnxModel;
import org.hcim.simulator.inference.Codes;
import org.hcim.simulator.inference.Lookup;
import org.hcim.simulator.inference.QuantizedLayer;
import org.hcim.simulator.inference.QuantizedLayer.Pool;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Refusals;
import org.hcim.simulator.inference.Requantizer;
import org.hcim.simulator.inference.Shape;

/**
 * The crossbar arithmetic of a network as an ONNX model: bit-streams, slices and row splits,
 * readouts, scale factors and requantizers. The result is bit-exact with the simulator: partial
 * sums and output words are integers that fit single precision; sums are 64-bit integers.
 */
final class PartialSumExport {

  /** Maximum bytes of weights; a file must be smaller than 2 GiB. */
  private static final long MAX_CELLS = 1L << 30;

  private final QuantizedNetwork network;
  private final ExportedGraph graph;
  private final OnnxModel model;
  private final WholeNumbers numbers;
  private final StreamNodes streams;

  private PartialSumExport(QuantizedNetwork network) {
    this.network = network;
    model =
        new OnnxModel(
            network.name(),
            ExportedModel.inputOf(network)
                + ". Output: the sums of the last layer. Whole-number arithmetic of crossbars and"
                + " readouts, for checks");
    model.markArithmetic(network.name());
    graph = new ExportedGraph(model, network.input());
    numbers = new WholeNumbers(model);
    streams = new StreamNodes(model);
  }

  /**
   * Exports a network.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException naming every layer that cannot be
   *     exported, with the reason
   */
  static ExportedModel of(QuantizedNetwork network) {
    requireExportable(network);
    return new PartialSumExport(network).exported();
  }

  private static void requireExportable(QuantizedNetwork network) {
    long cells =
        network.layers().stream()
            .filter(Product.class::isInstance)
            .mapToLong(layer -> new ProductColumns((Product) layer).cells())
            .sum();
    check(
        cells <= MAX_CELLS,
        "weights of network %s in slices (%d) must be at most %d: an ONNX file is smaller than 2 GiB",
        network.name(),
        cells,
        MAX_CELLS);
    var refusals = new Refusals(network.name(), "cannot be exported");
    for (QuantizedLayer layer : network.layers()) {
      if (layer instanceof Product product) {
        new SumBounds(new ProductColumns(product))
            .problem()
            .ifPresent(reason -> refusals.add(layer.name(), "product", reason));
      } else if (layer instanceof Pool pool) {
        SumBounds.problem(pool, network.codes(pool.input()))
            .ifPresent(reason -> refusals.add(layer.name(), "pool", reason));
      } else if (!(layer instanceof Lookup)) {
        String kind = layer.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        refusals.add(layer.name(), kind, "layers of tokens are not exported");
      }
    }
    refusals.throwIfAny();
  }

  private ExportedModel exported() {
    images();
    int last = network.layers().size() - 1;
    for (QuantizedLayer layer : network.layers().subList(0, last)) {
      if (layer instanceof Product product) {
        product(product);
      } else if (layer instanceof Pool pool) {
        pool(pool);
      } else {
        table((Lookup) layer);
      }
    }
    end((Product) network.layers().get(last));
    return ExportedModel.of(model, network.input(), network.layers().size());
  }

  /** Adds the conversion of pixels to the nearest codes. */
  private void images() {
    String name = QuantizedNetwork.INPUT;
    double most = Codes.unsigned(network.inputBits()).most();
    String greatest = model.reals(name + ".max", new double[] {most});
    String half = model.reals(name + ".half", new double[] {0.5});
    String least = model.reals(name + ".min", new double[] {0});
    String scaled = graph.node("Mul", name + ".scaled", name, greatest);
    String floor =
        graph.node("Floor", name + ".floor", graph.node("Add", name + ".up", scaled, half));
    String codes = graph.node("Clip", name + ".codes", floor, least, greatest);
    graph.put(name, codes, network.input(), false);
  }

  private String sums(CrossbarNodes crossbars, Product product) {
    var slicing = product.groups().get(0).datapath().slicing();
    String codes = graph.of(product.input()).tensor();
    return crossbars.sums(streams.of(product.input(), codes, slicing));
  }

  private void product(Product product) {
    String name = product.name();
    var crossbars = new CrossbarNodes(graph, product);
    Requantizer requantizer = product.requantizer().orElseThrow();
    String scaled = numbers.scaled(name, sums(crossbars, product), requantizer);
    if (product.shortcut().isPresent()) {
      var shortcut = product.shortcut().get();
      String addend = graph.addend(name, shortcut.input(), shortcut.stride(), product.outputs());
      scaled = numbers.joined(name, scaled, shortcut, addend);
    }
    String codes = numbers.quotients(name, scaled, 1L << requantizer.shift(), requantizer.codes());
    graph.put(name, codes, crossbars.shape(), false);
  }

  private void pool(Pool pool) {
    String name = pool.name();
    Shape to = network.shapes().get(name);
    if (pool.kind() == Pool.Kind.MAX) {
      graph.put(name, graph.pool(name, pool.input(), pool.kind(), pool.window()), to, false);
      return;
    }
    int area = pool.window().height() * pool.window().width();
    var ones = new double[to.channels() * area];
    Arrays.fill(ones, 1);
    String weight =
        model.reals(
            name + ".ones", ones, to.channels(), 1, pool.window().height(), pool.window().width());
    String sums =
        graph.convolutionOf(
            name, pool.window(), to.channels(), List.of(graph.of(pool.input()).tensor(), weight));
    String whole = model.toIntegers(name + ".sums", sums);
    graph.put(name, numbers.quotients(name, whole, area, network.codes(name)), to, false);
  }

  private void table(Lookup lookup) {
    int least = network.codes(lookup.input()).least();
    String from = graph.of(lookup.input()).tensor();
    String codes = numbers.looked(lookup.name(), from, lookup.table(), least);
    graph.put(lookup.name(), codes, graph.shape(lookup.input()), false);
  }

  private void end(Product product) {
    String name = product.name();
    String sums = sums(new CrossbarNodes(graph, product), product);
    if (!product.bias().isEmpty()) {
      long[] bias = product.bias().stream().mapToLong(Integer::longValue).toArray();
      sums = graph.node("Add", name + ".biased", sums, numbers.channels(name + ".bias", bias));
    }
    model.integerOutput(graph.node("Flatten", name, sums), 1, network.classes());
  }
}
