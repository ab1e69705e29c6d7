package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.SlidingWindow;

/**
 * The part of an input on which one output depends.
 *
 * @param padding rows and columns of zeros around the input
 */
public record Window(int height, int width, int stride, int padding) {

  /** One position: a linear layer or a 1 x 1 convolution. */
  public static final Window POINT = new Window(1, 1, 1, 0);

  public Window {
    check(
        height > 0 && height <= Shape.MAX,
        "kernel height (%d) must be from 1 to %d",
        height,
        Shape.MAX);
    check(
        width > 0 && width <= Shape.MAX,
        "kernel width (%d) must be from 1 to %d",
        width,
        Shape.MAX);
    check(stride > 0 && stride <= Shape.MAX, "stride (%d) must be from 1 to %d", stride, Shape.MAX);
    check(
        padding >= 0 && padding < Math.min(height, width),
        "padding (%d) must be from 0 to below the kernel's %d",
        padding,
        Math.min(height, width));
  }

  /** Returns a square window. */
  public static Window square(int size, int stride, int padding) {
    return new Window(size, size, stride, padding);
  }

  /**
   * Converts the window of a graph.
   *
   * @throws InvalidDesignException if quantized networks do not support the window
   */
  static Window of(SlidingWindow window) {
    check(window.axes() == 2, "kernels of quantized networks have two axes, not %d", window.axes());
    check(
        window.dilation().stream().allMatch(each -> each == 1),
        "dilation (%s) must be 1",
        window.dilation());
    check(
        window.stride().stream().distinct().count() == 1,
        "stride (%s) must be equal in both axes",
        window.stride());
    int padding = window.before().get(0);
    check(
        window.before().equals(window.after())
            && window.before().stream().allMatch(each -> each == padding),
        "padding (%s before, %s behind) must be equal on all sides",
        window.before(),
        window.after());
    return new Window(
        window.kernel().get(0), window.kernel().get(1), window.stride().get(0), padding);
  }

  /** Returns the output shape of this window over maps of the given shape. */
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
