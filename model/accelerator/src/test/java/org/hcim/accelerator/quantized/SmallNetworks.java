package org.hcim.accelerator.quantized;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.Dice;
import org.hcim.accelerator.function.CrossbarMatrix;
import org.hcim.accelerator.function.Datapath;
import org.hcim.accelerator.function.RandomMatrices;
import org.hcim.accelerator.quantized.QuantizedLayer.Pool;
import org.hcim.accelerator.quantized.QuantizedLayer.Product;
import org.hcim.accelerator.quantized.QuantizedLayer.Shortcut;

/** Seeded small networks of all kinds of layers, each layer with a datapath of its own. */
final class SmallNetworks {

  private final Dice dice;
  private final RandomMatrices matrices;
  private final List<QuantizedLayer> layers = new ArrayList<>();
  private final Shape input;
  private Shape shape;
  private int bits;
  private String last = QuantizedNetwork.INPUT;

  private SmallNetworks(long seed) {
    dice = new Dice(seed);
    matrices = new RandomMatrices(seed);
    input = new Shape(2 * dice.between(1, 2), dice.between(4, 9), dice.between(4, 9));
    shape = input;
    bits = dice.between(1, 3);
  }

  static QuantizedNetwork random(long seed) {
    var random = new SmallNetworks(seed);
    int inputBits = random.bits;
    int count = random.dice.between(1, 3);
    for (int i = 0; i < count; i++) {
      random.layer("layer" + i);
    }
    random.last(random.dice.between(1, 4));
    return new QuantizedNetwork("small " + seed, random.input, inputBits, random.layers);
  }

  private void layer(String name) {
    if (dice.chance(20) && shape.height() >= 2 && shape.width() >= 2) {
      var window = Window.square(2, dice.between(1, 2), 0);
      layers.add(new Pool(name, last, dice.pick(Pool.Kind.values()), window));
      shape = window.over(shape, shape.channels());
    } else {
      product(name);
    }
    last = name;
  }

  private void product(String name) {
    int size = Math.min(dice.between(1, 3), Math.min(shape.height(), shape.width()));
    boolean skips = dice.chance(40);
    var window = Window.square(skips ? 1 : size, dice.between(1, 2), 0);
    if (window.height() == 3 && dice.chance(70)) {
      window = Window.square(3, window.stride(), dice.between(0, 2));
    }
    int groups = dice.chance(30) ? 2 : 1;
    int outputs = skips ? shape.channels() + 2 * dice.between(0, 1) : 2 * dice.between(1, 2);
    var matrix = matrices(groups, window, outputs / groups);
    int outBits = dice.between(1, 4);
    var shortcut = new Shortcut(last, dice.between(-999, 999), window.stride());
    layers.add(
        new Product(
            name,
            last,
            window,
            matrix,
            Optional.of(requantiser(outputs, outBits)),
            skips ? Optional.of(shortcut) : Optional.empty()));
    shape = window.over(shape, outputs);
    bits = outBits;
  }

  private void last(int outputs) {
    var window = new Window(shape.height(), shape.width(), 1, 0);
    var matrix = matrices(1, window, outputs);
    layers.add(new Product("last", last, window, matrix, Optional.empty(), Optional.empty()));
  }

  private Requantiser requantiser(int channels, int outBits) {
    var multipliers = new int[channels];
    var offsets = new long[channels];
    for (int i = 0; i < channels; i++) {
      multipliers[i] = dice.between(-500, 2000);
      offsets[i] = dice.between(-3000, 3000);
    }
    return new Requantiser(multipliers, offsets, dice.between(0, 16), outBits);
  }

  private List<CrossbarMatrix> matrices(int groups, Window window, int outputs) {
    int inputs = shape.channels() / groups * window.area();
    Datapath datapath = matrices.datapath();
    while (datapath.slicing().precision().activationBits() < bits || !fits(datapath, inputs)) {
      datapath = matrices.datapath();
    }
    var all = new ArrayList<CrossbarMatrix>();
    for (int group = 0; group < groups; group++) {
      all.add(matrices.matrix(datapath, inputs, outputs));
    }
    return all;
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
