package org.hcim.accelerator.cost;

import org.hcim.accelerator.design.Parameter;

/**
 * The values of a design between two corners that keeps every rule that some design between them
 * keeps: narrow cells and streams, wide weights, activations and sums, many columns.
 */
final class Contained {

  private Contained() {}

  static Object[] values(Object[] least, Object[] most) {
    Object[] values = least.clone();
    take(values, most, Parameter.XBAR_COLUMNS);
    raise(values, Parameter.WEIGHT_BITS, Parameter.CELL_BITS);
    raise(values, Parameter.ACTIVATION_BITS, Parameter.STREAM_BITS);
    raise(values, Parameter.PARTIAL_SUM_BITS, Parameter.SCALE_FACTOR_BITS);
    return values;
  }

  @SuppressWarnings("EnumOrdinal") // the order that DesignPoint.of documents
  private static void take(Object[] values, Object[] from, Parameter parameter) {
    values[parameter.ordinal()] = from[parameter.ordinal()];
  }

  @SuppressWarnings("EnumOrdinal")
  private static void raise(Object[] values, Parameter raised, Parameter least) {
    if (values[raised.ordinal()] instanceof Integer value
        && values[least.ordinal()] instanceof Integer minimum
        && value < minimum) {
      values[raised.ordinal()] = minimum;
    }
  }
}
