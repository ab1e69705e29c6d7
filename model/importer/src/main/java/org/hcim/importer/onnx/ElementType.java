package org.hcim.importer.onnx;

import java.util.Arrays;
import java.util.Optional;

/** The type of a tensor's elements, with its number in the ONNX schema. */
public enum ElementType {
  FLOAT(1, 32, Kind.REAL),
  UINT8(2, 8, Kind.UNSIGNED),
  INT8(3, 8, Kind.SIGNED),
  UINT16(4, 16, Kind.UNSIGNED),
  INT16(5, 16, Kind.SIGNED),
  INT32(6, 32, Kind.SIGNED),
  INT64(7, 64, Kind.SIGNED),
  BOOL(9, 8, Kind.UNSIGNED),
  FLOAT16(10, 16, Kind.REAL),
  DOUBLE(11, 64, Kind.REAL),
  UINT32(12, 32, Kind.UNSIGNED),
  UINT64(13, 64, Kind.UNSIGNED),
  BFLOAT16(16, 16, Kind.REAL),
  UINT4(21, 4, Kind.UNSIGNED),
  INT4(22, 4, Kind.SIGNED);

  private enum Kind {
    REAL,
    SIGNED,
    UNSIGNED
  }

  private final int number;
  private final int bits;
  private final Kind kind;

  ElementType(int number, int bits, Kind kind) {
    this.number = number;
    this.bits = bits;
    this.kind = kind;
  }

  /**
   * The type with this number in the schema; empty for strings, complex numbers and 8-bit floats.
   */
  static Optional<ElementType> of(int number) {
    return Arrays.stream(values()).filter(type -> type.number == number).findFirst();
  }

  /** Bits of one element in raw data. */
  public int bits() {
    return bits;
  }

  /** Returns whether elements are integers or Booleans. */
  public boolean isInteger() {
    return kind != Kind.REAL;
  }

  /** Returns whether elements may be negative. */
  public boolean isSigned() {
    return kind != Kind.UNSIGNED;
  }
}
