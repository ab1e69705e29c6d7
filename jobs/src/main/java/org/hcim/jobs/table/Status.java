package org.hcim.jobs.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The outcome of one row. */
public enum Status {
  /** All results are finite numbers. */
  OK,
  /** The design violates a rule of the model. */
  INVALID,
  /** The network needs more tiles than the design has, or a count exceeds 2^53. */
  DOES_NOT_FIT,
  /** A result is infinite or NaN. */
  NON_FINITE,
  /** The model failed. */
  ERROR;

  private final String key = name().toLowerCase(Locale.ROOT);

  /** The value in the table. */
  public String key() {
    return key;
  }

  /** The list of all values, such as {@code a, b or c}. */
  static String keys() {
    List<String> keys = Arrays.stream(values()).map(Status::key).toList();
    int last = keys.size() - 1;
    return String.join(", ", keys.subList(0, last)) + " or " + keys.get(last);
  }
}
