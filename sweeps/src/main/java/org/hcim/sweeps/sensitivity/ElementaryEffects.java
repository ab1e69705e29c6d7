package org.hcim.sweeps.sensitivity;

import java.util.function.ToDoubleFunction;

/**
 * Morris's measures of one axis.
 *
 * <p>mu* is from Campolongo, Cariboni and Saltelli, Environmental Modeling and Software 22, 2007.
 */
final class ElementaryEffects {

  private final double[] effects;

  /**
   * Takes one effect per trajectory: the change in response divided by the fraction of the axis
   * moved.
   */
  ElementaryEffects(double[] effects) {
    this.effects = effects;
  }

  ToDoubleFunction<int[]> mean() {
    return this::mean;
  }

  ToDoubleFunction<int[]> meanAbsolute() {
    return taken -> {
      double sum = 0;
      for (int i = 0; i < effects.length; i++) {
        sum += taken[i] * Math.abs(effects[i]);
      }
      return sum / effects.length;
    };
  }

  ToDoubleFunction<int[]> deviation() {
    return taken -> {
      double mean = mean(taken);
      double squares = 0;
      for (int i = 0; i < effects.length; i++) {
        squares += taken[i] * (effects[i] - mean) * (effects[i] - mean);
      }
      return Math.sqrt(squares / (effects.length - 1));
    };
  }

  private double mean(int[] taken) {
    double sum = 0;
    for (int i = 0; i < effects.length; i++) {
      sum += taken[i] * effects[i];
    }
    return sum / effects.length;
  }
}
