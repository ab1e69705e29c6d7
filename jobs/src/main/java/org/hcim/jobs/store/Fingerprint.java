package org.hcim.jobs.store;

import static org.hcim.jobs.store.Rule.refuseUnless;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A 128-bit digest of a set of rows, independent of their order and files: the sum of the rows'
 * hashes modulo 2^128.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record Fingerprint(long high, long low) implements Serializable {

  /** The fingerprint of the empty set. */
  public static final Fingerprint ZERO = new Fingerprint(0, 0);

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");

  /** Parses the 32 hexadecimal digits written by {@link #hex}. */
  @JsonCreator
  public static Fingerprint parse(String hex) {
    refuseUnless(
        HEX.matcher(hex).matches(), "fingerprint (%s) must be 32 lower-case hex digits", hex);
    return new Fingerprint(
        Long.parseUnsignedLong(hex.substring(0, 16), 16),
        Long.parseUnsignedLong(hex.substring(16), 16));
  }

  /** The fingerprint of two sets of rows combined. */
  public Fingerprint add(Fingerprint other) {
    long sum = low + other.low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    return new Fingerprint(high + other.high + carry, sum);
  }

  /** 32 hexadecimal digits. */
  @JsonValue
  public String hex() {
    return String.format(Locale.ROOT, "%016x%016x", high, low);
  }

  @Override
  public String toString() {
    return hex();
  }
}
