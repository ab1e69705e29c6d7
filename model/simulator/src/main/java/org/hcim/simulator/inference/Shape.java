package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

/** The shape of one image's activations. */
public record Shape(int channels, int height, int width) {

  /** The maximum size of an axis, so that the product of any two sizes is an int. */
  static final int MAX = 1 << 14;

  public Shape {
    check(channels > 0 && channels <= MAX, "channels (%d) must be from 1 to %d", channels, MAX);
    check(height > 0 && height <= MAX, "height (%d) must be from 1 to %d", height, MAX);
    check(width > 0 && width <= MAX, "width (%d) must be from 1 to %d", width, MAX);
    check(elements() <= 1 << 24, "elements (%d) must be at most %d", elements(), 1 << 24);
  }

  /** The number of activations. */
  public long elements() {
    return (long) channels * height * width;
  }

  /** The sizes as written in messages. */
  public String text() {
    return channels + " x " + height + " x " + width;
  }

  /** The number of positions, each with all channels. */
  public int positions() {
    return height * width;
  }
}
