package org.hcim.sweeps.space;

import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;

/** The index of a parameter's value in the array of a point's values. */
public final class Slot {

  private Slot() {}

  /** The index of one parameter. */
  @SuppressWarnings("EnumOrdinal") // the array is defined by it, see DesignPoint.of
  public static int of(Parameter parameter) {
    return parameter.ordinal();
  }

  /** The readout of a point's values. */
  static ReadoutKind readout(Object[] values) {
    return (ReadoutKind) values[of(Parameter.READOUT)];
  }
}
