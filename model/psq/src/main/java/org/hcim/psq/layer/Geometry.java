package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import org.hcim.simulator.inference.Window;

/**
 * The geometry of a matrix product, expressed as a convolution. If the window covers the whole map,
 * the input is the flattened map.
 *
 * @param channels input channels
 * @param isWhole whether the window covers the whole map
 */
public record Geometry(int channels, Window window, boolean isWhole) {

  /** Returns the geometry of a window over maps of a shape. */
  public static Geometry of(org.hcim.simulator.inference.Shape from, Window window) {
    boolean isWhole =
        window.padding() == 0
            && window.height() == from.height()
            && window.width() == from.width()
            && from.elements() > from.channels();
    return isWhole
        ? new Geometry((int) from.elements(), Window.POINT, true)
        : new Geometry(from.channels(), window, false);
  }

  /** The number of inputs per output. */
  public int inputs() {
    return channels * area();
  }

  /** The number of kernel positions. */
  int area() {
    return window.height() * window.width();
  }

  /** The shape of the weights: outputs x channels x height x width. */
  public Shape weights(int outputs) {
    return new Shape(outputs, channels, window.height(), window.width());
  }

  /** Converts maps to the layout of {@link #convolve}. */
  public NDArray prepare(NDArray maps) {
    return isWhole ? maps.reshape(maps.getShape().get(0), channels, 1, 1) : maps;
  }

  /** Returns the products of prepared maps and weights. */
  public NDArray convolve(NDArray prepared, NDArray weights) {
    if (isProduct(prepared.getShape())) {
      return flat(prepared)
          .matMul(flat(weights).transpose())
          .reshape(-1, weights.getShape().get(0), 1, 1);
    }
    return Conv2d.conv2d(
            prepared,
            weights,
            null,
            new Shape(window.stride(), window.stride()),
            new Shape(window.padding(), window.padding()))
        .singletonOrThrow();
  }

  /**
   * Returns whether a matrix product replaces the convolution. For so few points, the engine would
   * use a different algorithm and log each convolution.
   */
  private boolean isProduct(Shape maps) {
    return window.equals(Window.POINT) && maps.get(2) == 1 && maps.get(3) == 1;
  }

  private static NDArray flat(NDArray points) {
    return points.reshape(points.getShape().get(0), points.getShape().get(1));
  }

  /** The shape of the products of prepared maps. */
  Shape products(NDArray prepared, long outputs) {
    Shape maps = prepared.getShape();
    long height = (maps.get(2) + 2L * window.padding() - window.height()) / window.stride() + 1;
    long width = (maps.get(3) + 2L * window.padding() - window.width()) / window.stride() + 1;
    return new Shape(maps.get(0), outputs, height, width);
  }
}
