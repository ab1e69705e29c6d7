package org.hcim.accelerator.quantized;

import org.hcim.accelerator.quantized.QuantizedLayer.Pool;

/** Pools a batch. */
record PoolRunner(Pool pool, Shape shape) implements LayerRunner {

  @Override
  public Maps run(Maps input, Maps shortcut) {
    int size = input.images() * (int) shape.elements();
    var output =
        new Maps(input.images(), shape.channels(), shape.height(), shape.width(), new byte[size]);
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int image = 0; image < input.images(); image++) {
        poolMap(input, output, channel, image);
      }
    }
    return output;
  }

  private void poolMap(Maps input, Maps output, int channel, int image) {
    for (int y = 0; y < shape.height(); y++) {
      int row = output.row(channel, image, y);
      for (int x = 0; x < shape.width(); x++) {
        output.codes()[row + x] = (byte) pooled(input, channel, image, y, x);
      }
    }
  }

  private int pooled(Maps input, int channel, int image, int outputY, int outputX) {
    var window = pool.window();
    int most = 0;
    int sum = 0;
    for (int y = 0; y < window.height(); y++) {
      int row = input.row(channel, image, outputY * window.stride() + y);
      for (int x = 0; x < window.width(); x++) {
        int code = input.codes()[row + outputX * window.stride() + x] & 0xFF;
        most = Math.max(most, code);
        sum += code;
      }
    }
    int area = window.area();
    return pool.kind() == Pool.Kind.MAX ? most : (2 * sum + area) / (2 * area);
  }
}
