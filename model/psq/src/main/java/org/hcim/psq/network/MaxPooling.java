package org.hcim.psq.network;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;
import org.hcim.psq.layer.Signal;
import org.hcim.simulator.inference.Window;

/** Max pooling of codes. */
final class MaxPooling {

  private MaxPooling() {}

  static Signal apply(Window window, Signal from) {
    var size = new Shape(window.height(), window.width());
    var stride = new Shape(window.stride(), window.stride());
    var padding = new Shape(window.padding(), window.padding());
    return new Signal(Pool.maxPool2d(from.codes(), size, stride, padding, false), from.step());
  }
}
