package org.hcim.accelerator.quantized;

import java.util.HashMap;
import java.util.Map;
import org.hcim.accelerator.quantized.QuantizedLayer.Pool;
import org.hcim.accelerator.quantized.QuantizedLayer.Product;

/** A few images on their way through the layers of a network that is being made. */
final class Calibration {

  private final KernelSource source = KernelSource.ideal();
  private final Map<String, Maps> maps = new HashMap<>();
  private final int images;

  Calibration(Shape input, byte[][] codes) {
    images = codes.length;
    int size = input.height() * input.width();
    var all = new byte[images * input.channels() * size];
    for (int channel = 0; channel < input.channels(); channel++) {
      for (int image = 0; image < images; image++) {
        System.arraycopy(
            codes[image], channel * size, all, (channel * images + image) * size, size);
      }
    }
    maps.put(
        QuantizedNetwork.INPUT,
        new Maps(images, input.channels(), input.height(), input.width(), all));
  }

  Shape shape(String layer) {
    Maps of = maps.get(layer);
    return new Shape(of.channels(), of.height(), of.width());
  }

  /** What turns twice the mean magnitude of the sums into the greatest activation. */
  int multiplier(Product product, int mostActivation, int shift) {
    int[] sums = runner(product).sums(maps.get(product.input()));
    long magnitude = 0;
    for (int sum : sums) {
      magnitude += Math.abs(sum);
    }
    double mean = Math.max(1, magnitude / (double) sums.length);
    return (int) Math.rint((1L << shift) * mostActivation / (2 * mean));
  }

  void run(QuantizedLayer layer) {
    Maps from = maps.get(layer.input());
    if (layer instanceof Product product) {
      Maps shortcut = product.shortcut().map(skip -> maps.get(skip.input())).orElse(null);
      maps.put(layer.name(), runner(product).run(from, shortcut));
    } else {
      var pool = (Pool) layer;
      Shape shape = pool.window().over(shape(layer.input()), from.channels());
      maps.put(layer.name(), new PoolRunner(pool, shape).run(from, null));
    }
  }

  private ProductRunner runner(Product product) {
    Shape shape = product.window().over(shape(product.input()), product.outputs());
    return new ProductRunner(product, shape, source, Comparison.NONE);
  }
}
