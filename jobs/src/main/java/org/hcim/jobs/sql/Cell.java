package org.hcim.jobs.sql;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Formats the value of a cell. */
final class Cell {

  private static final int SHOWN_DIGITS = 6;
  private static final MathContext ROUNDED = new MathContext(SHOWN_DIGITS, RoundingMode.HALF_EVEN);
  private static final double LARGE = 1e15;
  private static final double SMALL = 1e-4;

  private Cell() {}

  /** A value as a cell of an {@link Answer}. */
  static Object of(Object value) {
    return value == null || value instanceof Number || value instanceof Boolean
        ? value
        : value.toString();
  }

  /** All digits: parsing the text gives the same value. */
  static String exact(Object cell) {
    return cell instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(cell);
  }

  /** Rounded for display: fractions to six significant digits, integer parts in full. */
  static String rounded(Object cell) {
    if (!(cell instanceof Double || cell instanceof Float)) {
      return cell == null ? "NULL" : exact(cell);
    }
    double value = ((Number) cell).doubleValue();
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    double size = Math.abs(value);
    BigDecimal exact = new BigDecimal(value);
    if (size != 0 && (size < SMALL || size >= LARGE)) {
      return scientific(exact.round(ROUNDED));
    }
    int wholeDigits = exact.precision() - exact.scale(); // negative for zeros after the point
    int fraction = Math.max(0, SHOWN_DIGITS - wholeDigits);
    BigDecimal shown = exact.setScale(fraction, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return shown.signum() == 0 ? "0" : shown.toPlainString();
  }

  private static String scientific(BigDecimal rounded) {
    BigDecimal digits = rounded.stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    return digits.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "E" + exponent;
  }
}
