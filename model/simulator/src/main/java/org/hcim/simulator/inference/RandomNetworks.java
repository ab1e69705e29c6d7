package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import java.util.Optional;
import org.hcim.simulator.crossbar.ActivationCode;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.inference.QuantizedLayer.Pool;

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

  private static final int[] VGG9 = {16, 0, 32, 0, 64, 64, 0, 128, 128, 0, 128, 128, 0};

  private RandomNetworks() {}

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
    var random = new RandomLayers(seed, input, codes(datapath).bits());
    convolution(random, datapath, "conv1", channels, 1, Optional.empty());
    for (int stage = 0; stage < 3; stage++) {
      for (int block = 0; block < blocks; block++) {
        int stride = stage > 0 && block == 0 ? 2 : 1;
        String name = "stage" + (stage + 1) + ".block" + (block + 1);
        var skip = Optional.of(new RandomLayers.Skip(random.last(), stride));
        convolution(random, datapath, name + ".conv1", channels << stage, stride, Optional.empty());
        convolution(random, datapath, name + ".conv2", channels << stage, 1, skip);
      }
    }
    Shape shape = random.shape();
    int size = Math.min(shape.height(), shape.width());
    random.pool("pool", Pool.Kind.AVERAGE, Window.square(size, size, 0));
    return random.finish(datapath, "random resnet-" + (6 * blocks + 2));
  }

  /** VGG-9 on CIFAR-10, the small one of the PSQ code. */
  public static QuantizedNetwork vgg9(long seed, Datapath datapath) {
    var random = new RandomLayers(seed, new Shape(3, 32, 32), codes(datapath).bits());
    int convolutions = 0;
    int pools = 0;
    for (int channels : VGG9) {
      if (channels == 0) {
        random.pool("pool" + ++pools, Pool.Kind.MAX, Window.square(2, 2, 0));
      } else {
        convolution(random, datapath, "conv" + ++convolutions, channels, 1, Optional.empty());
      }
    }
    return random.finish(datapath, "random vgg-9");
  }

  /**
   * One block of a vision transformer between the embedding of patches and a classifier on the mean
   * of all tokens. Beyond the embedding, activations of products are signed, of as many bits.
   *
   * @param patch height and width of a token in the images
   * @param channels of a token
   * @param heads of the attention, each of as many channels
   */
  public static QuantizedNetwork vitBlock(
      long seed, Datapath datapath, Shape input, int patch, int channels, int heads) {
    var random = new RandomLayers(seed, input, codes(datapath).bits());
    return new RandomTransformer(random, datapath, heads).network(patch, channels);
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

  private static void convolution(
      RandomLayers random,
      Datapath datapath,
      String name,
      int channels,
      int stride,
      Optional<RandomLayers.Skip> skip) {
    var window = Window.square(3, stride, 1);
    random.product(datapath, name, random.last(), channels, window, codes(datapath), skip);
  }

  private static Codes codes(Datapath datapath) {
    var code = datapath.slicing().activationCode();
    check(
        code == ActivationCode.UNSIGNED,
        "activation code (%s) of a random network's datapath must be UNSIGNED, as images are",
        code);
    return Codes.unsigned(datapath.slicing().precision().activationBits());
  }
}
