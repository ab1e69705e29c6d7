package org.hcim.jobs.accuracy;

import java.util.OptionalDouble;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;

/**
 * The distance between two settings: the sum of |log2| of the ratios of their numbers. Settings
 * with different levels, choices (such as signed mappings) or bias rows are not comparable.
 */
final class SettingDistance {

  private SettingDistance() {}

  /** The distance; empty where the settings are not comparable. */
  static OptionalDouble between(AlgorithmSetting a, AlgorithmSetting b) {
    if (a.levels() != b.levels()) {
      return OptionalDouble.empty();
    }
    double distance = 0;
    for (Parameter parameter : a.values().keySet()) {
      Object first = a.value(parameter);
      Object second = b.value(parameter);
      if (first.equals(second)) {
        continue;
      }
      if (!isMeasure(parameter)
          || !(first instanceof Number number && second instanceof Number other)) {
        return OptionalDouble.empty();
      }
      distance += octaves(number.doubleValue(), other.doubleValue());
    }
    return Double.isFinite(distance) ? OptionalDouble.of(distance) : OptionalDouble.empty();
  }

  /**
   * Returns whether settings with different values of a parameter can be comparable; not so for
   * choices.
   */
  static boolean isMeasure(Parameter parameter) {
    return parameter != Parameter.BIAS_ROWS
        && parameter.domain().byDefault().orElseThrow() instanceof Number;
  }

  /** |log2| of a ratio. */
  static double octaves(double a, double b) {
    return Math.abs(StrictMath.log(a / b)) / StrictMath.log(2);
  }
}
