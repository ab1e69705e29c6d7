package org.hcim.jobs.accuracy;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.accelerator.design.ReadoutLevels;

/**
 * The algorithm settings of all designs between two corners, for bounds on {@link SettingDistance}.
 *
 * @param least the lowest values, by {@link Parameter#ordinal()}
 * @param most the highest values
 */
@SuppressWarnings({
  "ArrayRecordComponent",
  "EnumOrdinal"
}) // in the order that DesignPoint.of documents
record SettingBox(Object[] least, Object[] most) {

  /** Relative margin, above the rounding error of a sum of distances. */
  private static final double ROUNDING = 0x1p-40;

  /** Returns whether a setting matches the levels and the choices of the box. */
  boolean isComparable(AlgorithmSetting setting) {
    return setting.levels() == levels()
        && setting.values().entrySet().stream()
            .filter(each -> !SettingDistance.isMeasure(each.getKey()))
            .allMatch(
                each -> isOpen(each.getKey()) || each.getValue().equals(value(each.getKey())));
  }

  /** Returns whether settings of the box differ in a choice, for which no distance is defined. */
  boolean hasOpenChoices() {
    return Arrays.stream(Parameter.values())
        .anyMatch(
            parameter ->
                parameter.decidesResults()
                    && !SettingDistance.isMeasure(parameter)
                    && isOpen(parameter));
  }

  private boolean isOpen(Parameter choice) {
    return !Objects.equals(value(choice), most[choice.ordinal()]);
  }

  private Object value(Parameter choice) {
    return least[choice.ordinal()];
  }

  /** A lower bound on the distance from a setting to any setting of the box. */
  double leastDistance(AlgorithmSetting setting) {
    return sum(setting, Math::min, true) * (1 - ROUNDING);
  }

  /** An upper bound on the distance from a setting to any setting of the box. */
  double mostDistance(AlgorithmSetting setting) {
    return sum(setting, Math::max, false) * (1 + ROUNDING);
  }

  private double sum(AlgorithmSetting setting, DoubleBinaryOperator choice, boolean zeroInside) {
    double sum = 0;
    for (Map.Entry<Parameter, Object> each : setting.values().entrySet()) {
      if (each.getValue() instanceof Number number && enters(each.getKey())) {
        double value = number.doubleValue();
        double from = ((Number) least[each.getKey().ordinal()]).doubleValue();
        double to = ((Number) most[each.getKey().ordinal()]).doubleValue();
        boolean isInside = from <= value && value <= to;
        sum +=
            zeroInside && isInside
                ? 0
                : choice.applyAsDouble(
                    SettingDistance.octaves(from, value), SettingDistance.octaves(to, value));
      }
    }
    return sum;
  }

  /**
   * Returns whether a parameter counts toward the distance. Choices have no distance, and rows do
   * not affect an ideal readout.
   */
  private boolean enters(Parameter parameter) {
    return SettingDistance.isMeasure(parameter)
        && (parameter != Parameter.XBAR_ROWS || levels() != ReadoutLevels.IDEAL);
  }

  private ReadoutLevels levels() {
    return ((ReadoutKind) least[Parameter.READOUT.ordinal()]).levels();
  }
}
