package org.hcim.accelerator.design;

/** The circuit that gives the partial sums of a crossbar in digital form. */
public enum ReadoutKind implements Choice {
  /** Two comparators per column: -1, 0 or +1. */
  TERNARY(ReadoutLevels.TERNARY),
  /** One comparator per column: -1 or +1. */
  BINARY(ReadoutLevels.BINARY),
  /** A successive-approximation ADC. */
  SAR(ReadoutLevels.ADC),
  /** A flash ADC. */
  FLASH(ReadoutLevels.ADC),
  /** No analog column at all: a tree of adders sums the products of inputs and weight bits. */
  DIGITAL(ReadoutLevels.IDEAL);

  private final ReadoutLevels levels;

  ReadoutKind(ReadoutLevels levels) {
    this.levels = levels;
  }

  /** The levels of its partial sums. */
  public ReadoutLevels levels() {
    return levels;
  }
}
