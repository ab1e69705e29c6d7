package org.hcim.simulator.inference;

/**
 * Image scaling by bilinear interpolation with antialiasing. An output pixel is the mean of the
 * input pixels around its center, weighted by a triangle that is two output pixels wide, but at
 * least two input pixels. Columns are scaled first, then rows; each pass rounds to bytes. Weights
 * have 22 fractional bits. These are the rules of Pillow, and therefore of torchvision's {@code
 * Resize} on images that Pillow reads.
 */
final class BilinearScaling {

  private static final int FRACTION_BITS = 22;
  private static final int MAX_PIXEL = 255;

  private BilinearScaling() {}

  /**
   * The input pixels of one output pixel.
   *
   * @param first index of the first input pixel
   * @param weights weights of consecutive input pixels, starting at {@code first}
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Taps(int first, int[] weights) {

    /**
     * Returns the taps of an output pixel.
     *
     * @param scale input pixels per output pixel
     */
    static Taps of(int output, double scale, int inputs) {
      double reach = Math.max(1, scale);
      double center = (output + 0.5) * scale;
      int first = Math.max(0, (int) (center - reach + 0.5));
      int end = Math.min(inputs, (int) (center + reach + 0.5));
      var shares = new double[end - first];
      double sum = 0;
      for (int i = 0; i < shares.length; i++) {
        shares[i] = Math.max(0, 1 - Math.abs(i + first - center + 0.5) / reach);
        sum += shares[i];
      }
      var weights = new int[shares.length];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (int) (0.5 + shares[i] / sum * (1 << FRACTION_BITS));
      }
      return new Taps(first, weights);
    }

    byte apply(byte[] pixels, int from, int step) {
      int sum = 1 << (FRACTION_BITS - 1);
      for (int i = 0; i < weights.length; i++) {
        sum += (pixels[from + (first + i) * step] & MAX_PIXEL) * weights[i];
      }
      return (byte) Math.min(MAX_PIXEL, sum >> FRACTION_BITS);
    }
  }

  private static Taps[] taps(int outputs, int inputs) {
    var taps = new Taps[outputs];
    for (int i = 0; i < outputs; i++) {
      taps[i] = Taps.of(i, (double) inputs / outputs, inputs);
    }
    return taps;
  }

  /**
   * Returns a scaled image.
   *
   * @param pixels unsigned bytes, channel by channel, row by row
   */
  static byte[] scale(byte[] pixels, Shape from, Shape to) {
    Taps[] columns = taps(to.width(), from.width());
    Taps[] rows = taps(to.height(), from.height());
    int lines = from.channels() * from.height();
    var wide = new byte[lines * to.width()];
    for (int line = 0; line < lines; line++) {
      for (int x = 0; x < to.width(); x++) {
        wide[line * to.width() + x] = columns[x].apply(pixels, line * from.width(), 1);
      }
    }
    var scaled = new byte[(int) to.elements()];
    for (int channel = 0; channel < to.channels(); channel++) {
      int plane = channel * from.height() * to.width();
      for (int y = 0; y < to.height(); y++) {
        int at = (channel * to.height() + y) * to.width();
        for (int x = 0; x < to.width(); x++) {
          scaled[at + x] = rows[y].apply(wide, plane + x, to.width());
        }
      }
    }
    return scaled;
  }
}
