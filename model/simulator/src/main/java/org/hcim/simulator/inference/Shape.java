package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

/** The activations of one image. */
public record Shape(int channels, int height, int width) {

  /** Sizes that keep every product of them an integer. */
  static final int MOST = 1 << 14;

  public Shape {
    check(channels > 0 && channels <= MOST, "channels (%d) must be from 1 to %d", channels, MOST);
    check(height > 0 && height <= MOST, "height (%d) must be from 1 to %d", height, MOST);
    check(width > 0 && width <= MOST, "width (%d) must be from 1 to %d", width, MOST);
    check(elements() <= 1 << 24, "elements (%d) must be at most %d", elements(), 1 << 24);
  }

  /** Activations in all. */
  public long elements() {
    return (long) channels * height * width;
  }

  /** Places that have all channels. */
  public int positions() {
    return height * width;
  }
}
