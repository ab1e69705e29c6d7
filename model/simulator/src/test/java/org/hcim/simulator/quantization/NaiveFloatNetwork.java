package org.hcim.simulator.quantization;

import java.util.HashMap;
import java.util.Map;
import org.hcim.simulator.inference.FusedLayer;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Window;

/** A network of real numbers straight from the equations, in doubles, for one image. */
final class NaiveFloatNetwork {

  private final FloatNetwork network;

  NaiveFloatNetwork(FloatNetwork network) {
    this.network = network;
  }

  /** The results for an image of numbers, channel by channel. */
  double[] run(double[] image) {
    Map<String, double[]> maps = new HashMap<>();
    Map<String, Shape> shapes = new HashMap<>();
    maps.put("input", image);
    shapes.put("input", network.input());
    double[] last = image;
    for (FloatLayer layer : network.layers()) {
      FusedLayer fused;
      if (layer instanceof FloatLayer.Product product) {
        last = product(product, maps, shapes);
        fused = product.layer();
      } else {
        fused = ((FloatLayer.Pool) layer).layer();
        last = largest((FusedLayer.Pool) fused, maps);
      }
      maps.put(layer.name(), last);
      shapes.put(layer.name(), fused.to());
    }
    return last;
  }

  private static double[] product(
      FloatLayer.Product product, Map<String, double[]> maps, Map<String, Shape> shapes) {
    FusedLayer.Product layer = product.layer();
    Shape from = layer.from();
    Shape to = layer.to();
    Window window = layer.window();
    var results = new double[(int) to.elements()];
    int ofGroup = from.channels() / layer.groups();
    for (int o = 0; o < to.channels(); o++) {
      int group = o / (to.channels() / layer.groups());
      for (int y = 0; y < to.height(); y++) {
        for (int x = 0; x < to.width(); x++) {
          double sum = product.bias()[o];
          for (int c = 0; c < ofGroup; c++) {
            for (int ky = 0; ky < window.height(); ky++) {
              for (int kx = 0; kx < window.width(); kx++) {
                int weight = ((o * ofGroup + c) * window.height() + ky) * window.width() + kx;
                sum +=
                    product.weights()[weight]
                        * at(
                            maps.get(layer.input()),
                            from,
                            group * ofGroup + c,
                            y * window.stride() + ky - window.padding(),
                            x * window.stride() + kx - window.padding());
              }
            }
          }
          if (layer.skip().isPresent()) {
            var skip = layer.skip().get();
            Shape shape = shapes.get(skip.input());
            int channel = o - (to.channels() - shape.channels()) / 2;
            boolean isThere = channel >= 0 && channel < shape.channels();
            double[] skipped = maps.get(skip.input());
            sum += isThere ? at(skipped, shape, channel, y * skip.stride(), x * skip.stride()) : 0;
          }
          results[(o * to.height() + y) * to.width() + x] =
              Math.max(product.limits().least(), Math.min(product.limits().most(), sum));
        }
      }
    }
    return results;
  }

  private static double[] largest(FusedLayer.Pool pool, Map<String, double[]> maps) {
    Shape to = pool.to();
    Window window = pool.window();
    var results = new double[(int) to.elements()];
    for (int i = 0; i < results.length; i++) {
      int channel = i / to.positions();
      double most = Double.NEGATIVE_INFINITY;
      for (int place = 0; place < window.height() * window.width(); place++) {
        int y = i / to.width() % to.height() * window.stride() - window.padding();
        int x = i % to.width() * window.stride() - window.padding();
        y += place / window.width();
        x += place % window.width();
        boolean isInside = y >= 0 && y < pool.from().height() && x >= 0 && x < pool.from().width();
        most =
            isInside
                ? Math.max(most, at(maps.get(pool.input()), pool.from(), channel, y, x))
                : most;
      }
      results[i] = most;
    }
    return results;
  }

  private static double at(double[] map, Shape shape, int channel, int y, int x) {
    boolean isInside = y >= 0 && y < shape.height() && x >= 0 && x < shape.width();
    return isInside ? map[(channel * shape.height() + y) * shape.width() + x] : 0;
  }
}
