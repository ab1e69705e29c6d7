package org.hcim.jobs.run;

/** A query stopped at one of its limits; the message says what to change. */
public abstract sealed class QueryLimitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private QueryLimitException(String message, Throwable cause) {
    super(message, cause);
  }

  /** A query that exceeded its time limit. */
  public static final class OfTime extends QueryLimitException {

    private static final long serialVersionUID = 1L;

    OfTime(String message) {
      super(message, null);
    }
  }

  /** A query that exceeded its memory limit. */
  public static final class OfMemory extends QueryLimitException {

    private static final long serialVersionUID = 1L;

    OfMemory(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
