package org.hcim.simulator.inference;

/** The rejection of a network file; the message names the file, the section and the rule. */
public final class InvalidNetworkException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public InvalidNetworkException(String file, String section, String rule) {
    super(file + ": " + section + ": " + rule);
  }
}
