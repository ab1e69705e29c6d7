package org.hcim.simulator.inference;

import java.util.HashMap;
import java.util.Map;
import org.hcim.simulator.inference.QuantizedLayer.Product;

/** A few images on their way through the layers of a network that is being made. */
final class Calibration {

  private final KernelSource source = KernelSource.ideal();
  private final Map<String, FeatureMaps> maps = new HashMap<>();
  private final Map<String, Flow> flows = new HashMap<>();

  /**
   * Images on their way.
   *
   * @param bits of their codes
   */
  Calibration(Shape input, int bits, byte[][] images) {
    put(
        QuantizedNetwork.INPUT,
        FeatureMaps.of(images, 0, images.length, new Flow(input, Codes.unsigned(bits))));
  }

  /** The codes of a layer's activations. */
  Codes codes(String layer) {
    return flows.get(layer).codes();
  }

  /**
   * The multiplier that maps twice the mean magnitude of a product's sums to the highest
   * activation.
   */
  int multiplier(Product product, int mostActivation, int shift) {
    var runner = new ProductRunner(product, after(product).shape(), source, Comparison.NONE);
    return multiplier(runner.sums(maps.get(product.input())), mostActivation, shift);
  }

  /** As above, of a product of activations. */
  int multiplier(MatMul product, int mostActivation, int shift) {
    var runner = new MatMulRunner(product, after(product));
    int[] sums = runner.sums(maps.get(product.input()), maps.get(product.other()));
    return multiplier(sums, mostActivation, shift);
  }

  void run(QuantizedLayer layer) {
    var runner = LayerRunner.of(layer, after(layer), source, Comparison.NONE);
    FeatureMaps other = layer.otherInput().map(maps::get).orElse(null);
    put(layer.name(), runner.run(maps.get(layer.input()), other));
  }

  private static int multiplier(int[] sums, int mostActivation, int shift) {
    long magnitude = 0;
    for (int sum : sums) {
      magnitude += Math.abs(sum);
    }
    double mean = Math.max(1, magnitude / (double) sums.length);
    return (int) Math.rint((1L << shift) * mostActivation / (2 * mean));
  }

  private Flow after(QuantizedLayer layer) {
    return Flow.after(layer, flows);
  }

  private void put(String layer, FeatureMaps made) {
    maps.put(layer, made);
    flows.put(layer, made.flow());
  }
}
