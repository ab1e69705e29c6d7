package org.hcim.simulator.inference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.Dice;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.ColumnThresholds;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.RandomMatrices;
import org.hcim.simulator.inference.QuantizedLayer.Pool;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedLayer.Shortcut;

/** Seeded small networks of all kinds of layers, each product with a datapath of its own. */
final class SmallNetworks {

  private final Dice dice;
  private final RandomMatrices matrices;
  private final List<QuantizedLayer> layers = new ArrayList<>();
  private final Map<String, Flow> flows = new HashMap<>();
  private final Shape input;
  private Shape shape;
  private Codes codes;
  private String last = QuantizedNetwork.INPUT;

  private SmallNetworks(long seed, RandomMatrices matrices) {
    dice = new Dice(seed);
    this.matrices = matrices.signed();
    input = new Shape(2 * dice.between(1, 2), dice.between(4, 9), dice.between(4, 9));
    flows.put(last, new Flow(input, Codes.unsigned(dice.between(1, 3))));
    goOn(last);
  }

  static QuantizedNetwork random(long seed) {
    return random(seed, new RandomMatrices(seed));
  }

  /** A network whose products have ADCs with levels of their own. */
  static QuantizedNetwork withLevels(long seed) {
    return random(seed, new RandomMatrices(seed).withLevels());
  }

  /** A network whose columns with comparators have thresholds of their own. */
  static QuantizedNetwork withThresholds(long seed) {
    var dice = new Dice(seed);
    QuantizedNetwork network = random(seed);
    var layers =
        network.layers().stream()
            .map(
                layer ->
                    layer instanceof Product product
                        ? product.with(
                            product.groups().stream()
                                .map(matrix -> withThresholds(matrix, dice))
                                .toList())
                        : layer)
            .toList();
    return new QuantizedNetwork(network.name(), network.input(), network.inputBits(), layers);
  }

  private static CrossbarMatrix withThresholds(CrossbarMatrix matrix, Dice dice) {
    var datapath = matrix.datapath();
    var weights = matrix.weights();
    if (!(datapath.readout() instanceof ColumnReadout.Comparators)) {
      return matrix;
    }
    var references = new int[ColumnThresholds.count(datapath, weights.inputs(), weights.outputs())];
    var alphas = new int[references.length];
    for (int i = 0; i < references.length; i++) {
      references[i] = dice.between(-9, 9);
      alphas[i] = dice.between(1, 40);
    }
    var thresholds =
        datapath.readout() instanceof ColumnReadout.Binary
            ? ColumnThresholds.binary(references)
            : ColumnThresholds.ternary(references, alphas);
    return new CrossbarMatrix(datapath, weights, matrix.scales(), thresholds);
  }

  private static QuantizedNetwork random(long seed, RandomMatrices matrices) {
    var random = new SmallNetworks(seed, matrices);
    int inputBits = random.codes.bits();
    int count = random.dice.between(1, 4);
    for (int i = 0; i < count; i++) {
      random.layer("layer" + i);
    }
    random.last(random.dice.between(1, 4));
    return new QuantizedNetwork("small " + seed, random.input, inputBits, random.layers);
  }

  private void layer(String name) {
    switch (dice.between(0, 9)) {
      case 0, 1 -> pool(name);
      case 2 -> add(new LayerNorm(name, last, requantizer(shape.channels(), anyCodes())));
      case 3 -> softmax(name, shape.channels() % 2 == 0 ? dice.between(1, 2) : 1);
      case 4 -> lookup(name);
      case 5, 6 -> attention(name);
      default -> product(name);
    }
  }

  private void pool(String name) {
    if (shape.height() < 2 || shape.width() < 2) {
      product(name);
      return;
    }
    var window = Window.square(2, dice.between(1, 2), 0);
    add(new Pool(name, last, dice.pick(Pool.Kind.values()), window));
  }

  private void product(String name) {
    int size = Math.min(dice.between(1, 3), Math.min(shape.height(), shape.width()));
    boolean skips = dice.chance(40);
    var window = Window.square(skips ? 1 : size, dice.between(1, 2), 0);
    if (window.height() == 3 && dice.chance(70)) {
      window = Window.square(3, window.stride(), dice.between(0, 2));
    }
    int groups = dice.chance(30) && shape.channels() % 2 == 0 ? 2 : 1;
    int outputs = skips ? shape.channels() + 2 * dice.between(0, 1) : 2 * dice.between(1, 2);
    var matrix = matrices(groups, window, outputs / groups);
    var shortcut = new Shortcut(last, dice.between(-999, 999), window.stride());
    add(
        new Product(
            name,
            last,
            window,
            matrix,
            Optional.of(requantizer(outputs, anyCodes())),
            skips ? Optional.of(shortcut) : Optional.empty()));
  }

  private void softmax(String name, int groups) {
    var table = new ArrayList<Integer>();
    int exponential = dice.pick(1, 5, 1 << 15, Integer.MAX_VALUE);
    for (int i = 0; i < codes.count(); i++) {
      table.add(exponential);
      exponential = dice.chance(70) ? dice.between(exponential / 2, exponential) : exponential;
    }
    add(new Softmax(name, last, groups, table, dice.between(1, 8)));
  }

  private void lookup(String name) {
    var to = anyCodes();
    var table = new ArrayList<Integer>();
    for (int i = 0; i < codes.count(); i++) {
      table.add(dice.between(to.least(), to.most()));
    }
    add(new Lookup(name, last, table, to));
  }

  /** Queries are what there is, keys and values products of it, perhaps at fewer positions. */
  private void attention(String name) {
    int heads = shape.channels() % 2 == 0 ? dice.between(1, 2) : 1;
    String query = last;
    var window = Window.square(1, dice.between(1, 2), 0);
    for (String kind : List.of(".key", ".value")) {
      goOn(query);
      int outputs = kind.equals(".key") ? shape.channels() : heads * dice.between(1, 3);
      var matrix = matrices(1, window, outputs);
      var requantizer = Optional.of(requantizer(outputs, anyCodes()));
      add(new Product(name + kind, query, window, matrix, requantizer, Optional.empty()));
    }
    matMul(name + ".scores", query, name + ".key", MatMul.Kind.SCORES, heads);
    softmax(name + ".softmax", heads);
    matMul(name + ".mix", last, name + ".value", MatMul.Kind.MIX, heads);
  }

  private void matMul(String name, String from, String other, MatMul.Kind kind, int heads) {
    add(new MatMul(name, from, other, kind, heads, requantizer(1, anyCodes())));
  }

  private void add(QuantizedLayer layer) {
    flows.put(layer.name(), Flow.after(layer, flows));
    layers.add(layer);
    goOn(layer.name());
  }

  private void goOn(String layer) {
    last = layer;
    shape = flows.get(layer).shape();
    codes = flows.get(layer).codes();
  }

  private void last(int outputs) {
    var window = new Window(shape.height(), shape.width(), 1, 0);
    var matrix = matrices(1, window, outputs);
    layers.add(new Product("last", last, window, matrix, Optional.empty(), Optional.empty()));
  }

  private Codes anyCodes() {
    int bits = dice.between(1, 5);
    return dice.chance(50) ? Codes.signed(bits) : Codes.unsigned(bits);
  }

  private Requantizer requantizer(int channels, Codes to) {
    var multipliers = new int[channels];
    var offsets = new long[channels];
    for (int i = 0; i < channels; i++) {
      multipliers[i] = dice.between(-500, 2000);
      offsets[i] = dice.between(-3000, 3000);
    }
    return new Requantizer(multipliers, offsets, dice.between(0, 22), to);
  }

  private List<CrossbarMatrix> matrices(int groups, Window window, int outputs) {
    int inputs = shape.channels() / groups * window.area();
    Datapath datapath = matrices.datapath();
    while (!holds(datapath) || !fits(datapath, inputs)) {
      datapath = matrices.datapath();
    }
    var all = new ArrayList<CrossbarMatrix>();
    for (int group = 0; group < groups; group++) {
      all.add(matrices.matrix(datapath, inputs, outputs));
    }
    return all;
  }

  private boolean holds(Datapath datapath) {
    var slicing = datapath.slicing();
    return codes.least() >= slicing.leastActivation() && codes.most() <= slicing.mostActivation();
  }

  private boolean fits(Datapath datapath, int inputs) {
    try {
      matrices.matrix(datapath, inputs, 1);
      return true;
    } catch (org.hcim.accelerator.design.InvalidDesignException tooLarge) {
      return false;
    }
  }
}
