package org.hcim.accelerator.design;

/** The circuit that turns a column's analog partial sum into digits. */
public enum ReadoutKind implements Choice {
  /** Two comparators a column: -1, 0 or +1. */
  TERNARY,
  /** One comparator a column: -1 or +1. */
  BINARY,
  /** A successive-approximation ADC. */
  SAR,
  /** A flash ADC. */
  FLASH
}
