package org.hcim.accelerator.quantized;

import static org.hcim.accelerator.design.Check.check;

/** Activations of a batch of images. */
final class Maps {

  private final int images;
  private final int channels;
  private final int height;
  private final int width;
  private final byte[] codes;

  /**
   * Maps with these activations.
   *
   * @param codes channel by channel, in it image by image, row by row: as positions of a product
   *     lie; not copied
   */
  Maps(int images, int channels, int height, int width, byte[] codes) {
    long expected = (long) images * channels * height * width;
    check(codes.length == expected, "codes (%d) must be %d", codes.length, expected);
    this.images = images;
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.codes = codes;
  }

  int images() {
    return images;
  }

  int channels() {
    return channels;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  byte[] codes() {
    return codes;
  }

  /** The index of the first code of a row. */
  int row(int channel, int image, int y) {
    return ((channel * images + image) * height + y) * width;
  }
}
