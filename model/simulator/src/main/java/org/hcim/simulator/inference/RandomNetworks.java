package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import org.hcim.accelerator.network.Graph;
import org.hcim.simulator.crossbar.ActivationCode;
import org.hcim.simulator.crossbar.Datapath;

/**
 * Networks and images that follow from a seed. Nothing is trained: they have the work and the
 * spread of numbers of a trained network, not its answers.
 *
 * <p>Weights are normal with a deviation of a third of their range, rounded and clamped to it;
 * scale factors are uniform from 1 to their greatest code; images are uniform. Each layer's
 * multiplier is set by calibration images so that twice the mean magnitude of a channel's sums is
 * the greatest activation. Where a network has attention, normalization or GELU, activations behind
 * the first layer are signed, of as many bits.
 */
public final class RandomNetworks {

  private RandomNetworks() {}

  /**
   * A network of a graph's layers.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException with every layer that quantized
   *     networks cannot have, and why
   */
  public static QuantizedNetwork of(Graph graph, long seed, Datapath datapath) {
    var code = datapath.slicing().activationCode();
    check(
        code == ActivationCode.UNSIGNED,
        "activation code (%s) of a random network's datapath must be UNSIGNED, as images are",
        code);
    return new RandomLayers(FusedNetwork.of(graph), seed, datapath).network();
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
}
