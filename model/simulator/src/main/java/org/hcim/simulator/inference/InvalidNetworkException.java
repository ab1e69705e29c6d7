package org.hcim.simulator.inference;

/** A network file that breaks a rule; the message names the file, the section and the rule. */
public final class InvalidNetworkException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public InvalidNetworkException(String file, String section, String rule) {
    super(file + ": " + section + ": " + rule);
  }
}
