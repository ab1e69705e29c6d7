package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

/**
 * The part of an input that one output sees.
 *
 * @param padding rows and columns of zeros around the input
 */
public record Window(int height, int width, int stride, int padding) {

  /** One position: a linear layer, or a convolution of 1 x 1. */
  public static final Window POINT = new Window(1, 1, 1, 0);

  public Window {
    check(height > 0, "kernel height (%d) must be positive", height);
    check(width > 0, "kernel width (%d) must be positive", width);
    check(stride > 0, "stride (%d) must be positive", stride);
    check(
        padding >= 0 && padding < Math.min(height, width),
        "padding (%d) must be from 0 to below the kernel's %d",
        padding,
        Math.min(height, width));
  }

  /** A square kernel. */
  public static Window square(int size, int stride, int padding) {
    return new Window(size, size, stride, padding);
  }

  /** The shape of the output of this window on maps of the given shape. */
  public Shape over(Shape input, int channels) {
    int outputHeight = (input.height() + 2 * padding - height) / stride + 1;
    int outputWidth = (input.width() + 2 * padding - width) / stride + 1;
    check(
        input.height() + 2 * padding >= height && input.width() + 2 * padding >= width,
        "kernel height and width (%s) must be at most those of the padded input (%s)",
        height + " x " + width,
        (input.height() + 2 * padding) + " x " + (input.width() + 2 * padding));
    return new Shape(channels, outputHeight, outputWidth);
  }

  int area() {
    return height * width;
  }
}
