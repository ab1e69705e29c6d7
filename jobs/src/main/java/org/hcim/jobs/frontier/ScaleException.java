package org.hcim.jobs.frontier;

/** An objective has values that the scale of the query does not cover. */
public final class ScaleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ScaleException(String message) {
    super(message);
  }
}
