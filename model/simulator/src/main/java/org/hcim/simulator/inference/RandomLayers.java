package org.hcim.simulator.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.ScaleFactors;
import org.hcim.simulator.crossbar.WeightMatrix;
import org.hcim.simulator.inference.QuantizedLayer.Pool;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedLayer.Shortcut;

/** The layers of a network that is made from a seed, each calibrated before the next. */
final class RandomLayers {

  /** The places that requantizers shift. */
  static final int SHIFT = 16;

  private static final int CALIBRATION_IMAGES = 2;
  private static final int CLASSES = 10;

  private final Seeded seeded;
  private final Shape input;
  private final int inputBits;
  private final List<QuantizedLayer> layers = new ArrayList<>();
  private final Calibration calibration;
  private String last = QuantizedNetwork.INPUT;

  RandomLayers(long seed, Shape input, int inputBits) {
    seeded = new Seeded(seed);
    this.input = input;
    this.inputBits = inputBits;
    byte[][] images = RandomNetworks.images(seed, CALIBRATION_IMAGES, input, inputBits);
    calibration = new Calibration(input, inputBits, images);
  }

  Seeded seeded() {
    return seeded;
  }

  /** The name of the last layer so far. */
  String last() {
    return last;
  }

  Shape shape() {
    return calibration.shape(last);
  }

  /** A convolution of the last layer's activations. */
  void product(Datapath datapath, String name, int channels, Window window, Codes codes) {
    product(datapath, name, last, channels, window, codes, Optional.empty());
  }

  /** As above, with activations of an earlier layer added to its own. */
  void product(
      Datapath datapath,
      String name,
      String from,
      int channels,
      Window window,
      Codes codes,
      Optional<Skip> skip) {
    int inputs = calibration.shape(from).channels() * window.area();
    var groups = List.of(matrix(datapath, inputs, channels));
    var sums = new Product(name, from, window, groups, Optional.empty(), Optional.empty());
    int multiplier = calibration.multiplier(sums, greatest(codes), SHIFT);
    var requantizer = Requantizer.uniform(channels, multiplier, SHIFT, codes);
    var shortcut = skip.map(by -> new Shortcut(by.from, 1 << SHIFT, by.stride));
    add(new Product(name, from, window, groups, Optional.of(requantizer), shortcut));
  }

  /** A product of activations. */
  void matMul(String name, String from, String other, MatMul.Kind kind, int heads, Codes codes) {
    var unscaled = new MatMul(name, from, other, kind, heads, uniform(1, codes));
    int multiplier = calibration.multiplier(unscaled, greatest(codes), SHIFT);
    add(new MatMul(name, from, other, kind, heads, uniform(multiplier, codes)));
  }

  private static Requantizer uniform(int multiplier, Codes codes) {
    return Requantizer.uniform(1, multiplier, SHIFT, codes);
  }

  void pool(String name, Pool.Kind kind, Window window) {
    add(new Pool(name, last, kind, window));
  }

  void add(QuantizedLayer layer) {
    layers.add(layer);
    calibration.run(layer);
    last = layer.name();
  }

  /** The network, with a linear layer at its end. */
  QuantizedNetwork finish(Datapath datapath, String name) {
    Shape shape = shape();
    var window = new Window(shape.height(), shape.width(), 1, 0);
    var groups = List.of(matrix(datapath, (int) shape.elements(), CLASSES));
    layers.add(new Product("linear", last, window, groups, Optional.empty(), Optional.empty()));
    return new QuantizedNetwork(name, input, inputBits, layers);
  }

  /** The greatest activation, or the magnitude of the least where there is none above 0. */
  static int greatest(Codes codes) {
    return Math.max(1, codes.most());
  }

  private CrossbarMatrix matrix(Datapath datapath, int inputs, int outputs) {
    int most = datapath.slicing().mostWeight();
    var weights = new byte[inputs * outputs];
    for (int i = 0; i < weights.length; i++) {
      int weight = (int) Math.rint(seeded.normal() * (most + 1) / 3);
      weights[i] = (byte) Math.max(-most - 1, Math.min(most, weight));
    }
    var codes = new int[ScaleFactors.count(datapath, inputs, outputs)];
    int mostScale =
        datapath.readout() instanceof ColumnReadout.Comparators comparators
            ? ScaleFactors.mostCode(datapath, comparators.dcim())
            : 0;
    for (int i = 0; i < codes.length; i++) {
      codes[i] = seeded.between(Math.min(1, mostScale), mostScale);
    }
    return new CrossbarMatrix(
        datapath,
        new WeightMatrix(inputs, outputs, weights, datapath.slicing()),
        ScaleFactors.of(datapath, inputs, outputs, codes));
  }

  /**
   * A shortcut whose activations count as those of the layer that it ends in.
   *
   * @param from the layer they come from
   */
  record Skip(String from, int stride) {}
}
