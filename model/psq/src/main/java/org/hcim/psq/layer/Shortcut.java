package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;

/** The parameter-free shortcut, option A of the ResNet paper. */
public final class Shortcut {

  private Shortcut() {}

  /** Subsamples maps by a stride and pads them with zero channels on both sides. */
  public static NDArray of(NDArray maps, int stride, org.hcim.simulator.inference.Shape to) {
    NDArray fewer = stride == 1 ? maps : maps.get(":, :, ::" + stride + ", ::" + stride);
    long added = (to.channels() - maps.getShape().get(1)) / 2;
    if (added == 0) {
      return fewer;
    }
    var zeros =
        maps.getManager().zeros(new Shape(maps.getShape().get(0), added, to.height(), to.width()));
    return NDArrays.concat(new NDList(zeros, fewer, zeros), 1);
  }
}
