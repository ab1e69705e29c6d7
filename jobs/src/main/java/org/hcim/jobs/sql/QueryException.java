package org.hcim.jobs.sql;

/** A query that an engine rejects or cannot finish; the message is the engine's. */
public final class QueryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public QueryException(String message) {
    super(message);
  }

  public QueryException(String message, Throwable cause) {
    super(message, cause);
  }
}
