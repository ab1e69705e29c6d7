package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

/** The activations of a batch of images. */
final class FeatureMaps {

  private final int images;
  private final Flow flow;
  private final byte[] held;

  /**
   * Creates feature maps with these activations.
   *
   * @param flow shape and codes of one image
   * @param held bytes of the activations, channel by channel, then image by image, row by row, in
   *     the order of a product's positions; not copied
   */
  FeatureMaps(int images, Flow flow, byte[] held) {
    long expected = images * flow.shape().elements();
    check(held.length == expected, "activations (%d) must be %d", held.length, expected);
    this.images = images;
    this.flow = flow;
    this.held = held;
  }

  /** Creates the maps of images, each channel by channel, row by row. */
  static FeatureMaps of(byte[][] images, int first, int count, Flow flow) {
    int size = flow.shape().positions();
    var held = new byte[count * (int) flow.shape().elements()];
    for (int channel = 0; channel < flow.shape().channels(); channel++) {
      for (int image = 0; image < count; image++) {
        System.arraycopy(
            images[first + image], channel * size, held, (channel * count + image) * size, size);
      }
    }
    return new FeatureMaps(count, flow, held);
  }

  int images() {
    return images;
  }

  Flow flow() {
    return flow;
  }

  Codes codes() {
    return flow.codes();
  }

  int channels() {
    return flow.shape().channels();
  }

  int height() {
    return flow.shape().height();
  }

  int width() {
    return flow.shape().width();
  }

  /** The number of positions in all images. */
  int positions() {
    return images * flow.shape().positions();
  }

  byte[] held() {
    return held;
  }

  /** The activation at an index. */
  int number(int index) {
    return flow.codes().number(held[index]);
  }

  /** The index of the first activation of a row. */
  int row(int channel, int image, int y) {
    return ((channel * images + image) * height() + y) * width();
  }

  /** Copies one channel of one image. */
  void copy(int channel, int image, int[] to) {
    int first = row(channel, image, 0);
    for (int i = 0; i < to.length; i++) {
      to[i] = number(first + i);
    }
  }
}
