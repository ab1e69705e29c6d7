package org.hcim.accelerator.design;

/** A design that breaks a rule of the model; a sweep records it as a row with this message. */
public final class InvalidDesignException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  public InvalidDesignException(String message) {
    super(message);
  }
}
