package org.hcim.simulator.dataset;

import java.nio.file.Path;

/** The rejection of a data set; the message names the file and the rule. */
public final class InvalidDatasetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidDatasetException(Path file, String rule) {
    super(file + ": " + rule);
  }

  InvalidDatasetException(Path file, String rule, Throwable cause) {
    super(file + ": " + rule, cause);
  }
}
