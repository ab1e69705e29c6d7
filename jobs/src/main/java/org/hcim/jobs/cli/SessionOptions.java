package org.hcim.jobs.cli;

import org.hcim.jobs.run.RequestException;
import picocli.CommandLine.Option;

/** The options of the Spark session. */
final class SessionOptions {

  @Option(
      names = "--master",
      paramLabel = "MASTER",
      defaultValue = "local[*]",
      description = "Spark master without spark-submit (default: ${DEFAULT-VALUE}, all cores)")
  private String master;

  /** The masters that Spark accepts; for any other it prints a stack trace. */
  private static final String KNOWN =
      "local(\\[([0-9]+|\\*)(,[0-9]+)?])?|local-cluster\\[.*]|spark://.+:[0-9]+.*|yarn|k8s://.+";

  /** A session for a command that only reads. */
  CommandSession open() {
    return open("canceled");
  }

  /** A session for a command that resumes its work when rerun. */
  CommandSession openResumable() {
    return open("canceled; rerun the command to resume");
  }

  /**
   * A session that starts Spark when a program needs it.
   *
   * @param farewell last line when a signal ends the command
   */
  CommandSession open(String farewell) {
    if (!master.matches(KNOWN)) {
      throw new RequestException(
          "--master (%s) must be local, local[N], local[*], spark://HOST:PORT, yarn or k8s://URL"
              .formatted(master));
    }
    return new CommandSession(master, farewell);
  }
}
