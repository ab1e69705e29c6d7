package org.hcim.sweeps.spec;

import org.hcim.accelerator.design.Parameter;

/** Where a parameter's value stands in a list of all parameters' values. */
final class Slots {

  private Slots() {}

  @SuppressWarnings("EnumOrdinal") // the list is defined by it, see DesignPoint.of
  static int of(Parameter parameter) {
    return parameter.ordinal();
  }
}
