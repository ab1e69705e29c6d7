package org.hcim.sweeps.space;

import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;

/** Where a parameter's value stands in the array that holds a point. */
final class Slot {

  private Slot() {}

  @SuppressWarnings("EnumOrdinal") // the array is defined by it, see DesignPoint.of
  static int of(Parameter parameter) {
    return parameter.ordinal();
  }

  /** The readout that a point's values say. */
  static ReadoutKind readout(Object[] values) {
    return (ReadoutKind) values[of(Parameter.READOUT)];
  }
}
