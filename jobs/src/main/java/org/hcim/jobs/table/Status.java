package org.hcim.jobs.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The outcome of one row. */
public enum Status {
  /** All results are finite numbers. */
  OK,
  /** The design breaks a rule of the model. */
  INVALID,
  /** The network needs more tiles than the design has, or more of something than 2^53. */
  DOES_NOT_FIT,
  /** A result is infinite or not a number. */
  NON_FINITE,
  /** The model failed. */
  ERROR;

  private final String key = name().toLowerCase(Locale.ROOT);

  /** The value in the table. */
  public String key() {
    return key;
  }

  /** All values, such as {@code a, b or c}. */
  static String keys() {
    List<String> keys = Arrays.stream(values()).map(Status::key).toList();
    int last = keys.size() - 1;
    return String.join(", ", keys.subList(0, last)) + " or " + keys.get(last);
  }
}
