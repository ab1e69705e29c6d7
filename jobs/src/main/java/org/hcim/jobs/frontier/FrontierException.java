package org.hcim.jobs.frontier;

/** A query that cannot be put to a table; the message says why and what could be asked. */
public final class FrontierException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FrontierException(String message) {
    super(message);
  }
}
