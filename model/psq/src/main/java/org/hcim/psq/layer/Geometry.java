package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import org.hcim.simulator.inference.Window;

/**
 * A product as a convolution. One whose window covers the whole map is a product of the flattened
 * map.
 *
 * @param channels of the input
 * @param isWhole true where the window is as large as the map
 */
public record Geometry(int channels, Window window, boolean isWhole) {

  /** The product of this window over maps of a shape. */
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

  /** Inputs of one product. */
  public int inputs() {
    return channels * area();
  }

  /** Positions of the kernel. */
  int area() {
    return window.height() * window.width();
  }

  /** The shape of a weight. */
  public Shape weights(int outputs) {
    return new Shape(outputs, channels, window.height(), window.width());
  }

  /** The maps in the layout of the convolution. */
  public NDArray prepare(NDArray maps) {
    return isWhole ? maps.reshape(maps.getShape().get(0), channels, 1, 1) : maps;
  }

  /** The products of prepared maps. */
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

  /** The engine uses another algorithm for a convolution of few points and logs each. */
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
