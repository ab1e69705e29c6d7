package org.hcim.simulator.quantization;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hcim.simulator.inference.FusedLayer;
import org.hcim.simulator.inference.QuantizedLayer;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Window;

/** Runs images through a floating-point network. */
final class FloatRun {

  /** Positions computed together. */
  private static final int BLOCK = 1024;

  private static final float WHITE = 255;

  private final Map<String, FloatMaps> maps = new HashMap<>();

  /**
   * Starts a run.
   *
   * @param pixels image by image: bytes, channel by channel, row by row
   */
  FloatRun(Shape input, byte[][] pixels) {
    FloatMaps images = FloatMaps.of(pixels.length, input);
    int size = input.positions();
    for (int channel = 0; channel < input.channels(); channel++) {
      for (int i = 0; i < images.numbers()[channel].length; i++) {
        int pixel = pixels[i / size][channel * size + i % size] & 0xFF;
        images.numbers()[channel][i] = pixel / WHITE;
      }
    }
    maps.put(QuantizedNetwork.INPUT, images);
  }

  FloatMaps of(String layer) {
    return maps.get(layer);
  }

  /** Drops the activations that no remaining layer reads. */
  void keepFor(List<FloatLayer> remaining) {
    maps.keySet().removeIf(name -> remaining.stream().noneMatch(layer -> layer.reads(name)));
  }

  /** The products of a layer, without its bias and shortcut. */
  FloatMaps products(FloatLayer.Product product) {
    FloatMaps from = maps.get(product.layer().input());
    FloatMaps to = FloatMaps.of(from.images(), product.layer().to());
    int perBlock = Math.max(1, BLOCK / to.shape().positions());
    for (int first = 0; first < from.images(); first += perBlock) {
      int count = Math.min(perBlock, from.images() - first);
      for (int group = 0; group < product.layer().groups(); group++) {
        multiply(product, group, from, first, count, to);
      }
    }
    return to;
  }

  private static void multiply(
      FloatLayer.Product product, int group, FloatMaps from, int first, int count, FloatMaps to) {
    Window window = product.layer().window();
    int positions = to.shape().positions();
    int area = window.height() * window.width();
    int channel = group * from.shape().channels() / product.layer().groups();
    int outputs = to.shape().channels() / product.layer().groups();
    var row = new float[count * positions];
    for (int input = 0; input < product.inputs(); input++) {
      from.copy(channel + input / area, input % area, window, to.shape(), first, count, row);
      for (int output = group * outputs; output < (group + 1) * outputs; output++) {
        float weight = (float) product.weights()[output * product.inputs() + input];
        add(weight, row, to.numbers()[output], first * positions);
      }
    }
  }

  private static void add(float weight, float[] row, float[] to, int from) {
    for (int i = 0; i < row.length; i++) {
      to[from + i] += weight * row[i];
    }
  }

  /** Converts products to activations in place and keeps them for later layers. */
  FloatMaps finish(FloatLayer.Product product, FloatMaps products) {
    product.layer().skip().ifPresent(skip -> skip(skip, products));
    for (int channel = 0; channel < products.numbers().length; channel++) {
      float[] numbers = products.numbers()[channel];
      float bias = (float) product.bias()[channel];
      float least = (float) product.limits().least();
      float most = (float) product.limits().most();
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = Math.max(least, Math.min(most, numbers[i] + bias));
      }
    }
    maps.put(product.name(), products);
    return products;
  }

  private void skip(FusedLayer.Skip skip, FloatMaps products) {
    FloatMaps from = maps.get(skip.input());
    int added = (products.shape().channels() - from.shape().channels()) / 2;
    Shape shape = products.shape();
    for (int channel = 0; channel < from.shape().channels(); channel++) {
      float[] to = products.numbers()[added + channel];
      for (int i = 0; i < to.length; i++) {
        int y = i / shape.width() % shape.height() * skip.stride();
        int x = i % shape.width() * skip.stride();
        to[i] += from.at(channel, i / shape.positions(), y, x);
      }
    }
  }

  void run(FloatLayer.Function layer) {
    FloatMaps from = maps.get(layer.input());
    FloatMaps to = FloatMaps.of(from.images(), from.shape());
    for (int channel = 0; channel < to.numbers().length; channel++) {
      for (int i = 0; i < to.numbers()[channel].length; i++) {
        double x = from.numbers()[channel][i];
        to.numbers()[channel][i] = (float) layer.function().real().applyAsDouble(x);
      }
    }
    maps.put(layer.name(), to);
  }

  void run(FloatLayer.Pool pool) {
    FusedLayer.Pool layer = pool.layer();
    FloatMaps from = maps.get(layer.input());
    FloatMaps to = FloatMaps.of(from.images(), layer.to());
    Shape shape = layer.to();
    for (int channel = 0; channel < shape.channels(); channel++) {
      float[] numbers = to.numbers()[channel];
      for (int i = 0; i < numbers.length; i++) {
        int y = i / shape.width() % shape.height();
        numbers[i] = pooled(layer, from, channel, i / shape.positions(), y, i % shape.width());
      }
    }
    maps.put(layer.name(), to);
  }

  private static float pooled(
      FusedLayer.Pool layer, FloatMaps from, int channel, int image, int outputY, int outputX) {
    Window window = layer.window();
    float most = Float.NEGATIVE_INFINITY;
    float sum = 0;
    for (int place = 0; place < window.height() * window.width(); place++) {
      int y = outputY * window.stride() + place / window.width() - window.padding();
      int x = outputX * window.stride() + place % window.width() - window.padding();
      boolean isInside = y >= 0 && y < from.shape().height() && x >= 0 && x < from.shape().width();
      if (isInside) {
        float number = from.at(channel, image, y, x);
        most = Math.max(most, number);
        sum += number;
      }
    }
    return layer.kind() == QuantizedLayer.Pool.Kind.MAX
        ? most
        : sum / (window.height() * window.width());
  }
}
