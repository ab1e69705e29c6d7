package org.hcim.accelerator.quantized;

import static org.hcim.accelerator.design.Check.check;

/**
 * Activations of a batch of images.
 *
 * @param codes channel by channel, in it image by image, row by row: as positions of a product lie
 */
record Maps(int images, int channels, int height, int width, byte[] codes) {

  Maps {
    long expected = (long) images * channels * height * width;
    check(codes.length == expected, "codes (%d) must be %d", codes.length, expected);
  }

  /** Places of one channel over all images. */
  int positions() {
    return images * height * width;
  }

  /** The index of the first code of a row. */
  int row(int channel, int image, int y) {
    return ((channel * images + image) * height + y) * width;
  }
}
