package org.hcim.jobs.run;

/** A program that ended because its {@link Cancellation} was requested; what it committed stays. */
public final class CancelledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CancelledException(Throwable cause) {
    super("canceled", cause);
  }
}
