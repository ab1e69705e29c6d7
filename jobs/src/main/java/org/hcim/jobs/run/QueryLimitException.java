package org.hcim.jobs.run;

/** A query that was ended at one of its limits; the message says what would let it pass. */
public abstract sealed class QueryLimitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private QueryLimitException(String message, Throwable cause) {
    super(message, cause);
  }

  /** A query that took too long. */
  public static final class OfTime extends QueryLimitException {

    private static final long serialVersionUID = 1L;

    OfTime(String message) {
      super(message, null);
    }
  }

  /** A query that needed too much memory. */
  public static final class OfMemory extends QueryLimitException {

    private static final long serialVersionUID = 1L;

    OfMemory(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
