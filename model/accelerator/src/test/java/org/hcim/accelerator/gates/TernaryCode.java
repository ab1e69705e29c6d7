package org.hcim.accelerator.gates;

import static org.hcim.accelerator.design.Check.check;

/** The two bits by which comparators tell a DCiM array what to do with a scale factor. */
public enum TernaryCode {
  /** 00: nothing is read, computed or written. */
  ZERO(0b00),
  /** 01: added; OR and NAND of the two rows are read. */
  PLUS(0b01),
  /** 11: subtracted; the scale factor itself is read as well, for the borrow. */
  MINUS(0b11);

  private final int bits;

  TernaryCode(int bits) {
    this.bits = bits;
  }

  /** The code of -1, 0 or +1. */
  public static TernaryCode of(int value) {
    check(value >= -1 && value <= 1, "ternary value (%d) must be -1, 0 or 1", value);
    return value == 0 ? ZERO : value > 0 ? PLUS : MINUS;
  }

  /** The two bits. */
  public int bits() {
    return bits;
  }

  /** -1, 0 or +1. */
  public int value() {
    return this == ZERO ? 0 : this == PLUS ? 1 : -1;
  }

  /** The low bit: whether the column works at all. */
  boolean isActive() {
    return (bits & 1) != 0;
  }

  /** The high bit: whether it subtracts. */
  boolean isSubtraction() {
    return (bits & 2) != 0;
  }
}
