package org.hcim.accelerator.cost;

/** A network that needs more tiles than the design has. */
public final class DoesNotFitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DoesNotFitException(String message) {
    super(message);
  }
}
