package org.hcim.jobs.calibrate;

import org.hcim.jobs.cli.Terminal;

/** Commands in a process whose tensor engine does not start. */
final class MissingEngine {

  private static final String NAME = "ai.djl.default_engine";

  private MissingEngine() {}

  /** Runs a command; the engine's library finds no engine of the name that is set. */
  static Terminal run(Object... arguments) {
    String before = System.setProperty(NAME, "none");
    try {
      return Terminal.run(arguments);
    } finally {
      if (before == null) {
        System.clearProperty(NAME);
      } else {
        System.setProperty(NAME, before);
      }
    }
  }
}
