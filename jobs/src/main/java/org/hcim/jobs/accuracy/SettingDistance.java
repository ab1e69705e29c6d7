package org.hcim.jobs.accuracy;

import java.util.OptionalDouble;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;

/**
 * The distance of two settings: the sum over their numbers of |log2| of the ratio. Settings with
 * different levels or choices, such as signed mappings, are not comparable, nor are those with
 * different bias rows.
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

  /** Returns whether different values of a parameter may be comparable; choices never are. */
  static boolean isMeasure(Parameter parameter) {
    return parameter != Parameter.BIAS_ROWS
        && parameter.domain().byDefault().orElseThrow() instanceof Number;
  }

  /** |log2| of a ratio. */
  static double octaves(double a, double b) {
    return Math.abs(Math.log(a / b)) / Math.log(2);
  }
}
