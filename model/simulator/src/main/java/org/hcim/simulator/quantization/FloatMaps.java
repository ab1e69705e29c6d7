package org.hcim.simulator.quantization;

import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Window;

/** Floating-point activations of some images: by channel, then image by image, row by row. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FloatMaps(int images, Shape shape, float[][] numbers) {

  static FloatMaps of(int images, Shape shape) {
    return new FloatMaps(images, shape, new float[shape.channels()][images * shape.positions()]);
  }

  /** The number at a position; 0 outside the map. */
  float at(int channel, int image, int y, int x) {
    boolean isInside = y >= 0 && y < shape.height() && x >= 0 && x < shape.width();
    return isInside ? numbers[channel][(image * shape.height() + y) * shape.width() + x] : 0;
  }

  /**
   * Copies the inputs at one place of a kernel, for consecutive images.
   *
   * @param to receives one number per output position
   */
  void copy(int channel, int place, Window window, Shape output, int image, int count, float[] to) {
    int down = place / window.width() - window.padding();
    int right = place % window.width() - window.padding();
    int i = 0;
    for (int each = image; each < image + count; each++) {
      for (int y = 0; y < output.height(); y++) {
        for (int x = 0; x < output.width(); x++) {
          to[i++] = at(channel, each, y * window.stride() + down, x * window.stride() + right);
        }
      }
    }
  }
}
