package org.hcim.accelerator.design;

/** The circuit that digitizes the partial sums of a crossbar. */
public enum ReadoutKind implements Choice {
  /** Two comparators per column: -1, 0 or +1. */
  TERNARY(ReadoutLevels.TERNARY),
  /** One comparator per column: -1 or +1. */
  BINARY(ReadoutLevels.BINARY),
  /** A successive-approximation ADC. */
  SAR(ReadoutLevels.ADC),
  /** A flash ADC. */
  FLASH(ReadoutLevels.ADC),
  /** No analog columns: adders sum the products of inputs and weight bits. */
  DIGITAL(ReadoutLevels.IDEAL);

  private final ReadoutLevels levels;

  ReadoutKind(ReadoutLevels levels) {
    this.levels = levels;
  }

  /** The levels of the partial sums. */
  public ReadoutLevels levels() {
    return levels;
  }
}
