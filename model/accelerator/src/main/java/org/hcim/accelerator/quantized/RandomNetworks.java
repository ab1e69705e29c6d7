package org.hcim.accelerator.quantized;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.function.ColumnReadout;
import org.hcim.accelerator.function.CrossbarMatrix;
import org.hcim.accelerator.function.Datapath;
import org.hcim.accelerator.function.ScaleFactors;
import org.hcim.accelerator.function.WeightMatrix;
import org.hcim.accelerator.quantized.QuantizedLayer.Pool;
import org.hcim.accelerator.quantized.QuantizedLayer.Product;
import org.hcim.accelerator.quantized.QuantizedLayer.Shortcut;

/**
 * Networks and images that follow from a seed. Nothing is trained: they have the work and the
 * spread of numbers of a trained network, not its answers.
 *
 * <p>Weights are normal with a deviation of a third of their range, rounded and held within it;
 * scale factors are uniform from 1 to their greatest code; images are uniform. Each layer's
 * multiplier is set by calibration images so that twice the mean magnitude of a channel's sums is
 * the greatest activation.
 */
public final class RandomNetworks {

  private static final int CALIBRATION_IMAGES = 2;
  private static final int SHIFT = 16;
  private static final int[] VGG9 = {16, 0, 32, 0, 64, 64, 0, 128, 128, 0, 128, 128, 0};

  private final Seeded seeded;
  private final Datapath datapath;
  private final Shape input;
  private final List<QuantizedLayer> layers = new ArrayList<>();
  private final Calibration calibration;
  private String last = QuantizedNetwork.INPUT;

  private RandomNetworks(long seed, Datapath datapath, Shape input) {
    seeded = new Seeded(seed);
    this.datapath = datapath;
    this.input = input;
    calibration = new Calibration(input, images(seed, CALIBRATION_IMAGES, input, bits()));
  }

  /** ResNet-20 on CIFAR-10: 3 x 3 convolutions of 16, 32 and 64 channels, shortcuts of option A. */
  public static QuantizedNetwork resNet20(long seed, Datapath datapath) {
    return resNet(seed, datapath, new Shape(3, 32, 32), 16, 3);
  }

  /**
   * A residual network of three stages.
   *
   * @param channels of the first stage; each of the others doubles them and halves the size
   * @param blocks pairs of convolutions in a stage
   */
  public static QuantizedNetwork resNet(
      long seed, Datapath datapath, Shape input, int channels, int blocks) {
    var random = new RandomNetworks(seed, datapath, input);
    random.convolution("conv1", channels, 1, null);
    for (int stage = 0; stage < 3; stage++) {
      for (int block = 0; block < blocks; block++) {
        int stride = stage > 0 && block == 0 ? 2 : 1;
        String name = "stage" + (stage + 1) + ".block" + (block + 1);
        String from = random.last;
        random.convolution(name + ".conv1", channels << stage, stride, null);
        random.convolution(name + ".conv2", channels << stage, 1, new Shortcut(from, 1, stride));
      }
    }
    Shape shape = random.calibration.shape(random.last);
    random.pool("pool", Pool.Kind.AVERAGE, Math.min(shape.height(), shape.width()));
    return random.finish("random resnet-" + (6 * blocks + 2));
  }

  /** VGG-9 on CIFAR-10, the small one of the PSQ code. */
  public static QuantizedNetwork vgg9(long seed, Datapath datapath) {
    var random = new RandomNetworks(seed, datapath, new Shape(3, 32, 32));
    int convolutions = 0;
    int pools = 0;
    for (int channels : VGG9) {
      if (channels == 0) {
        random.pool("pool" + ++pools, Pool.Kind.MAX, 2);
      } else {
        random.convolution("conv" + ++convolutions, channels, 1, null);
      }
    }
    return random.finish("random vgg-9");
  }

  /** Images of uniform codes. */
  public static byte[][] images(long seed, int count, Shape shape, int bits) {
    var seeded = new Seeded(~seed);
    var images = new byte[count][(int) shape.elements()];
    for (byte[] image : images) {
      for (int i = 0; i < image.length; i++) {
        image[i] = (byte) seeded.between(0, (1 << bits) - 1);
      }
    }
    return images;
  }

  private int bits() {
    return datapath.slicing().precision().activationBits();
  }

  private void convolution(String name, int channels, int stride, Shortcut shortcut) {
    var window = Window.square(3, stride, 1);
    int inputs = calibration.shape(last).channels() * window.area();
    var groups = List.of(matrix(inputs, channels));
    var sums = new Product(name, last, window, groups, Optional.empty(), Optional.empty());
    int multiplier = calibration.multiplier(sums, (1 << bits()) - 1, SHIFT);
    var multipliers = new int[channels];
    java.util.Arrays.fill(multipliers, multiplier);
    var requantiser = new Requantiser(multipliers, new long[channels], SHIFT, bits());
    Optional<Shortcut> skip =
        Optional.ofNullable(shortcut)
            .map(from -> new Shortcut(from.input(), 1 << SHIFT, from.stride()));
    add(new Product(name, last, window, groups, Optional.of(requantiser), skip));
  }

  private void pool(String name, Pool.Kind kind, int size) {
    add(new Pool(name, last, kind, Window.square(size, size, 0)));
  }

  private void add(QuantizedLayer layer) {
    layers.add(layer);
    calibration.run(layer);
    last = layer.name();
  }

  private QuantizedNetwork finish(String name) {
    Shape shape = calibration.shape(last);
    var window = new Window(shape.height(), shape.width(), 1, 0);
    int inputs = (int) shape.elements();
    layers.add(
        new Product(
            "linear",
            last,
            window,
            List.of(matrix(inputs, 10)),
            Optional.empty(),
            Optional.empty()));
    return new QuantizedNetwork(name, input, bits(), layers);
  }

  private CrossbarMatrix matrix(int inputs, int outputs) {
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
}
