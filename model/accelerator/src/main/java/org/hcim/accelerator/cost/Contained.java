package org.hcim.accelerator.cost;

import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.SignedMapping;

/**
 * Builds a design between two corners that meets every rule that any design between them meets.
 * Open choices take their cheapest value. Cells and streams are narrow; weights, activations and
 * sums are wide; columns are many; and at least one row is left beside the bias rows. Only rows and
 * weight bits may exceed the maximum values, and then no design between the corners is valid.
 */
final class Contained {

  private Contained() {}

  static Object[] values(Object[] least, Object[] most) {
    Object[] values = least.clone();
    OpenChoices.fill(values, least, most);
    take(values, most, Parameter.XBAR_COLUMNS);
    raise(values, Parameter.WEIGHT_BITS, Parameter.CELL_BITS);
    if (values[Parameter.SIGNED_MAPPING.ordinal()] == SignedMapping.DIFFERENTIAL_SYMMETRIC) {
      raise(values, Parameter.WEIGHT_BITS, SignedMapping.MIN_SYMMETRIC_BITS);
    }
    raise(values, Parameter.ACTIVATION_BITS, Parameter.STREAM_BITS);
    raise(values, Parameter.PARTIAL_SUM_BITS, Parameter.SCALE_FACTOR_BITS);
    raise(values, Parameter.XBAR_ROWS, Parameter.BIAS_ROWS, 1);
    return values;
  }

  @SuppressWarnings("EnumOrdinal") // the order that DesignPoint.of documents
  private static void take(Object[] values, Object[] from, Parameter parameter) {
    values[parameter.ordinal()] = from[parameter.ordinal()];
  }

  private static void raise(Object[] values, Parameter raised, Parameter least) {
    raise(values, raised, least, 0);
  }

  @SuppressWarnings("EnumOrdinal")
  private static void raise(Object[] values, Parameter raised, Parameter least, int more) {
    if (values[least.ordinal()] instanceof Integer minimum) {
      raise(values, raised, minimum + more);
    }
  }

  @SuppressWarnings("EnumOrdinal")
  private static void raise(Object[] values, Parameter raised, int minimum) {
    if (values[raised.ordinal()] instanceof Integer value && value < minimum) {
      values[raised.ordinal()] = minimum;
    }
  }
}
