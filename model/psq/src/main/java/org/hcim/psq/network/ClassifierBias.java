package org.hcim.psq.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.hcim.psq.layer.Pass;
import org.hcim.psq.quantizer.StraightThrough;

/** The bias of the last layer: a number for each class. */
final class ClassifierBias {

  private static final float HALF = 0.5f;

  private final Parameter parameter;

  /** A bias of zeros. */
  ClassifierBias(String layer, int classes) {
    parameter =
        Parameter.builder()
            .setName(layer + ".bias")
            .setType(Parameter.Type.BIAS)
            .optShape(new Shape(classes))
            .build();
  }

  Parameter parameter() {
    return parameter;
  }

  float[] values() {
    return parameter.getArray().toFloatArray();
  }

  void set(float[] values) {
    parameter.getArray().set(FloatBuffer.wrap(values));
  }

  /** The sums with the bias; images, classes, 1, 1. */
  NDArray addTo(Pass pass, NDArray sums) {
    return sums.add(byClass(pass.value(parameter)));
  }

  /**
   * Sums in whole numbers with the bias as the hardware adds it, rounded, so that equal results are
   * equal in real numbers too.
   *
   * @param unit the real value of a sum of 1
   */
  NDArray addTo(Pass pass, NDArray sums, NDArray unit) {
    return sums.add(byClass(StraightThrough.round(pass.value(parameter).div(unit))));
  }

  /** The bias in sums of 1, rounded as above. */
  List<Integer> codes(float unit) {
    var codes = new ArrayList<Integer>();
    for (float value : values()) {
      codes.add((int) Math.floor(value / unit + HALF));
    }
    return codes;
  }

  private static NDArray byClass(NDArray bias) {
    return bias.reshape(1, -1, 1, 1);
  }
}
