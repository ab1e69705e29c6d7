package org.hcim.jobs.frontier;

/** A query that a table cannot answer; the message gives the reason and the alternatives. */
public final class FrontierException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FrontierException(String message) {
    super(message);
  }
}
