package org.hcim.accelerator.cost;

/** A network that needs more tiles than the design has, or whose counts exceed 2^53. */
public final class DoesNotFitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DoesNotFitException(String message) {
    super(message);
  }
}
