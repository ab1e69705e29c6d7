package org.hcim.psq.layer;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import java.nio.FloatBuffer;

/** Parameters other than weights; they are 1 until calibration sets them. */
final class Values {

  private Values() {}

  static Parameter learned(String name, Shape shape) {
    return parameter(name, shape, true);
  }

  static Parameter calibrated(String name) {
    return calibrated(name, new Shape(1));
  }

  static Parameter calibrated(String name, Shape shape) {
    return parameter(name, shape, false);
  }

  private static Parameter parameter(String name, Shape shape, boolean isLearned) {
    return Parameter.builder()
        .setName(name)
        .setType(Parameter.Type.OTHER)
        .optShape(shape)
        .optInitializer(Initializer.ONES)
        .optRequiresGrad(isLearned)
        .build();
  }

  /** Overwrites a parameter, even while gradients are being recorded. */
  static void set(Parameter parameter, float... values) {
    parameter.getArray().set(FloatBuffer.wrap(values));
  }

  /** Returns the value of a scalar parameter. */
  static float get(Parameter parameter) {
    return parameter.getArray().toFloatArray()[0];
  }
}
