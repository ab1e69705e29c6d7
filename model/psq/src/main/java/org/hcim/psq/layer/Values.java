package org.hcim.psq.layer;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import java.nio.FloatBuffer;

/** Parameters other than weights: they start at 1 and are set by calibration. */
final class Values {

  private Values() {}

  static Parameter learned(String name, Shape shape) {
    return parameter(name, shape, true);
  }

  static Parameter calibrated(String name) {
    return parameter(name, new Shape(1), false);
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

  /** Overwrites a parameter, whether gradients are being recorded or not. */
  static void set(Parameter parameter, float... values) {
    parameter.getArray().set(FloatBuffer.wrap(values));
  }

  /** A parameter of one number. */
  static float get(Parameter parameter) {
    return parameter.getArray().toFloatArray()[0];
  }
}
