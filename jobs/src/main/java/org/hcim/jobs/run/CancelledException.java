package org.hcim.jobs.run;

/** A program stopped because its {@link Cancellation} was requested; committed data is kept. */
public final class CancelledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CancelledException(Throwable cause) {
    super("canceled", cause);
  }
}
