package org.hcim.simulator.inference;

import java.util.HashMap;
import java.util.Map;
import org.hcim.simulator.crossbar.ActivationCode;
import org.hcim.simulator.crossbar.NaiveMvm;
import org.hcim.simulator.inference.QuantizedLayer.Pool;
import org.hcim.simulator.inference.QuantizedLayer.Product;

/** A network one image, one place and one number at a time. */
final class NaiveNetwork {

  private final Map<String, int[][][]> maps = new HashMap<>();

  /** The activations of all layers, by name. */
  Map<String, int[][][]> maps() {
    return maps;
  }

  /** The last layer's sums, channel by channel. */
  int[] run(QuantizedNetwork network, byte[] image) {
    Shape shape = network.input();
    var input = new int[shape.channels()][shape.height()][shape.width()];
    for (int i = 0; i < image.length; i++) {
      int row = i / shape.width();
      input[row / shape.height()][row % shape.height()][i % shape.width()] =
          Byte.toUnsignedInt(image[i]);
    }
    maps.put(QuantizedNetwork.INPUT, input);
    int[][][] last = input;
    for (QuantizedLayer layer : network.layers()) {
      last = layer(layer, network);
      maps.put(layer.name(), last);
    }
    return java.util.Arrays.stream(last)
        .flatMap(java.util.Arrays::stream)
        .flatMapToInt(java.util.Arrays::stream)
        .toArray();
  }

  private int[][][] layer(QuantizedLayer layer, QuantizedNetwork network) {
    if (layer instanceof Product product) {
      return product(product);
    }
    if (layer instanceof Pool pool) {
      return pool(pool);
    }
    var code = network.codes(layer.input()).code();
    return NaiveAttention.run(layer, code == ActivationCode.TWOS_COMPLEMENT, maps);
  }

  private int[][][] product(Product product) {
    int[][][] from = maps.get(product.input());
    var window = product.window();
    int height = (from[0].length + 2 * window.padding() - window.height()) / window.stride() + 1;
    int width = (from[0][0].length + 2 * window.padding() - window.width()) / window.stride() + 1;
    var to = new int[product.outputs()][height][width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int channel = 0;
        for (int group = 0; group < product.groups().size(); group++) {
          var naive = new NaiveMvm(product.groups().get(group));
          for (int sum : naive.multiply(patch(from, product, group, y, x))) {
            to[channel][y][x] = activation(product, channel, sum, y, x);
            channel++;
          }
        }
      }
    }
    return to;
  }

  private static int[] patch(int[][][] from, Product product, int group, int outY, int outX) {
    var window = product.window();
    int channels = from.length / product.groups().size();
    var patch = new int[channels * window.height() * window.width()];
    int i = 0;
    for (int channel = 0; channel < channels; channel++) {
      for (int ky = 0; ky < window.height(); ky++) {
        for (int kx = 0; kx < window.width(); kx++) {
          int y = outY * window.stride() + ky - window.padding();
          int x = outX * window.stride() + kx - window.padding();
          boolean inside = y >= 0 && x >= 0 && y < from[0].length && x < from[0][0].length;
          patch[i++] = inside ? from[group * channels + channel][y][x] : 0;
        }
      }
    }
    return patch;
  }

  private int activation(Product product, int channel, int sum, int y, int x) {
    if (product.requantizer().isEmpty()) {
      return sum;
    }
    var requantizer = product.requantizer().get();
    double value =
        (double) sum * requantizer.multipliers()[channel] + requantizer.offsets()[channel];
    if (product.shortcut().isPresent()) {
      var shortcut = product.shortcut().get();
      int[][][] from = maps.get(shortcut.input());
      int skipped = channel - (product.outputs() - from.length) / 2;
      if (skipped >= 0 && skipped < from.length) {
        value +=
            (double) from[skipped][y * shortcut.stride()][x * shortcut.stride()]
                * shortcut.multiplier();
      }
    }
    return requantized(requantizer, value);
  }

  /** Rounded, and clamped to the range of the bits. */
  static int requantized(Requantizer requantizer, double value) {
    double rounded = StrictMath.floor(value / (1L << requantizer.shift()) + 0.5);
    boolean isSigned = requantizer.codes().code() == ActivationCode.TWOS_COMPLEMENT;
    double count = StrictMath.pow(2, requantizer.bits());
    double least = isSigned ? -count / 2 : 0;
    return (int) Math.max(least, Math.min(least + count - 1, rounded));
  }

  private int[][][] pool(Pool pool) {
    int[][][] from = maps.get(pool.input());
    var window = pool.window();
    int height = (from[0].length - window.height()) / window.stride() + 1;
    int width = (from[0][0].length - window.width()) / window.stride() + 1;
    var to = new int[from.length][height][width];
    for (int channel = 0; channel < from.length; channel++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          to[channel][y][x] = pooled(from[channel], pool, y * window.stride(), x * window.stride());
        }
      }
    }
    return to;
  }

  private static int pooled(int[][] map, Pool pool, int top, int left) {
    int most = -999;
    double sum = 0;
    for (int y = top; y < top + pool.window().height(); y++) {
      for (int x = left; x < left + pool.window().width(); x++) {
        most = Math.max(most, map[y][x]);
        sum += map[y][x];
      }
    }
    double mean = sum / (pool.window().height() * pool.window().width());
    return pool.kind() == Pool.Kind.MAX ? most : (int) StrictMath.floor(mean + 0.5);
  }
}
