package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import org.hcim.accelerator.network.Graph;
import org.hcim.simulator.crossbar.ActivationCode;
import org.hcim.simulator.crossbar.Datapath;

/**
 * Networks and images determined by a seed. Nothing is trained: they have the work and the
 * distributions of a trained network, not its results.
 *
 * <p>Weights are normal with a deviation of about a third of the largest weight, rounded and
 * clamped; scale factors are uniform from 1 to the largest code; images are uniform. Calibration
 * images set each layer's multiplier so that twice the mean magnitude of its sums is the largest
 * activation. In networks with attention, normalization or GELU, activations after the first layer
 * are signed, with the same number of bits.
 */
public final class RandomNetworks {

  private RandomNetworks() {}

  /**
   * Generates a network from the layers of a graph.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException if quantized networks do not support
   *     a layer; the message lists every such layer and the reason
   */
  public static QuantizedNetwork of(Graph graph, long seed, Datapath datapath) {
    var code = datapath.slicing().activationCode();
    check(
        code == ActivationCode.UNSIGNED,
        "activation code (%s) of a random network's datapath must be UNSIGNED, as images are",
        code);
    return new RandomLayers(FusedNetwork.of(graph), seed, datapath).network();
  }

  /** Generates images of uniform codes. */
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
