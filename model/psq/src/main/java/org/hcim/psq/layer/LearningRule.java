package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import org.hcim.psq.quantizer.GradientRule;
import org.hcim.psq.quantizer.StraightThrough;

/**
 * The learning rule for the scale factors and thresholds of a layer.
 *
 * @param gradients the divisor of their gradients
 * @param places positions of a map
 */
public record LearningRule(GradientRule gradients, int places) {

  /**
   * Returns the magnitude of a parameter; in training, its gradient is scaled.
   *
   * @param columns the layer's columns, counted once per stream
   * @param sharing the number of these columns that share the parameter
   */
  NDArray magnitude(Pass pass, Parameter parameter, int columns, double sharing) {
    NDArray magnitude = pass.value(parameter).abs();
    if (!pass.training()) {
      return magnitude;
    }
    var counts = new GradientRule.Counts(pass.batch(), places, columns, sharing);
    return StraightThrough.scaleGradient(magnitude, gradients.factor(counts));
  }
}
