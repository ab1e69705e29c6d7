package org.hcim.sweeps.yaml;

import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * The meaning of unquoted values: YAML 1.2's JSON schema; everything else is text.
 *
 * <p>{@code no}, {@code 010}, {@code 1_000} and {@code 12:30:45}, which other versions of YAML turn
 * into booleans and numbers, are therefore text here, and an error where a number is required.
 */
final class PlainScalars {

  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]*)");
  private static final Pattern REAL =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

  /**
   * Maximum length of a number: longer digit strings are not quantities and take long to convert.
   */
  private static final int MAX_NUMBER_LENGTH = 40;

  private PlainScalars() {}

  /** A Boolean, Long, BigInteger, Double or String; null for an empty value. */
  static Object resolve(String text) {
    return switch (text) {
      case "", "null" -> null;
      case "true" -> true;
      case "false" -> false;
      default -> text.length() > MAX_NUMBER_LENGTH ? text : number(text);
    };
  }

  private static Object number(String text) {
    if (WHOLE.matcher(text).matches()) {
      var whole = new BigInteger(text);
      return whole.bitLength() < Long.SIZE ? (Object) whole.longValueExact() : whole;
    }
    if (REAL.matcher(text).matches() && Double.isFinite(Double.parseDouble(text))) {
      return Double.parseDouble(text);
    }
    return text;
  }
}
