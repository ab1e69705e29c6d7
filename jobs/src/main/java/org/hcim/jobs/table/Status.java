package org.hcim.jobs.table;

import java.util.Locale;

/** Whether a row has results, and if not, why. */
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
}
