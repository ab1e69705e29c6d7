package org.hcim.accelerator.technology;

import java.util.Locale;

/**
 * A number with its origin.
 *
 * @param value the number, in {@code unit}
 * @param unit the unit; empty for counts
 * @param status the provenance of the number
 * @param source the origin of the number, such as a publication
 * @param note its derivation, and the reason if it is assumed
 */
public record CitedValue(double value, String unit, Status status, String source, String note) {

  /** The provenance of a number. */
  public enum Status {
    /** Printed in the source. */
    PRINTED,
    /** Taken from the public code of the authors. */
    CODE,
    /** Computed from printed numbers. */
    INFERRED,
    /** Not published to our knowledge; our choice, for the reason in the note. */
    ASSUMED,
    /** Set by a profile of constants. */
    PROFILE,
    /** Set by the user's spec. */
    OVERRIDDEN;

    static Status named(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  /** The same constant with a profile's value. */
  CitedValue inProfile(double newValue, String profile) {
    return new CitedValue(
        newValue,
        unit,
        Status.PROFILE,
        "profile " + profile,
        "default " + value + " from " + source);
  }

  /** The same constant with the user's value. */
  CitedValue overridden(double newValue) {
    return new CitedValue(
        newValue, unit, Status.OVERRIDDEN, "spec", "default " + value + " from " + source);
  }
}
