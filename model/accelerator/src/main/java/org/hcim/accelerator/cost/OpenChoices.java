package org.hcim.accelerator.cost;

import java.util.Map;
import org.hcim.accelerator.design.ActivationPath;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.IdleColumns;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.PowerGating;
import org.hcim.accelerator.design.ScaleFactorGranularity;

/**
 * Choices that a box of designs may leave open because one value is the cheapest in every design,
 * whatever its other parameters: no leakage, no memory on the activation path, no conversion of
 * columns without weights, no rows for scale factors.
 */
final class OpenChoices {

  private static final Map<Parameter, Choice> CHEAPEST =
      Map.of(
          Parameter.POWER_GATING, PowerGating.IDEAL,
          Parameter.ACTIVATION_PATH, ActivationPath.STREAMED,
          Parameter.IDLE_COLUMNS, IdleColumns.GATED,
          Parameter.SCALE_FACTOR_GRANULARITY, ScaleFactorGranularity.LAYER);

  private static final Parameter[] PARAMETERS = CHEAPEST.keySet().toArray(Parameter[]::new);

  private OpenChoices() {}

  /** Returns whether a box may leave a parameter open. */
  static boolean include(Parameter parameter) {
    return CHEAPEST.containsKey(parameter);
  }

  /** Writes the cheapest value of each choice that differs between two corners. */
  @SuppressWarnings("EnumOrdinal") // the order that DesignPoint.of documents
  static void fill(Object[] values, Object[] least, Object[] most) {
    for (Parameter parameter : PARAMETERS) {
      int slot = parameter.ordinal();
      if (least[slot] != most[slot]) {
        values[slot] = CHEAPEST.get(parameter);
      }
    }
  }
}
