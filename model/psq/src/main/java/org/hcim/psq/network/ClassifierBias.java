package org.hcim.psq.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.hcim.psq.layer.Pass;
import org.hcim.psq.quantizer.StraightThrough;

/** The bias of the last layer, one value per class. */
final class ClassifierBias {

  private static final float HALF = 0.5f;

  private final Parameter parameter;

  /** Creates a bias of zeros. */
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

  /** Adds the bias to real-valued sums: images x classes x 1 x 1. */
  NDArray addTo(Pass pass, NDArray sums) {
    return sums.add(byClass(pass.value(parameter)));
  }

  /**
   * Adds the bias to integer sums, rounded as in the hardware, so that results that are equal in
   * hardware are equal here too.
   *
   * @param unit the real value that a sum of 1 represents
   */
  NDArray addTo(Pass pass, NDArray sums, NDArray unit) {
    return sums.add(byClass(StraightThrough.round(pass.value(parameter).div(unit))));
  }

  /** The bias in units of a sum, rounded in the same way. */
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
