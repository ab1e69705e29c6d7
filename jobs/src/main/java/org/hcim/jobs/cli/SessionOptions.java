package org.hcim.jobs.cli;

import org.hcim.jobs.session.SweepSession;
import picocli.CommandLine.Option;

/** Where Spark runs. */
final class SessionOptions {

  @Option(
      names = "--master",
      paramLabel = "MASTER",
      defaultValue = "local[*]",
      description = "Spark's master without spark-submit (default: ${DEFAULT-VALUE}, all cores)")
  private String master;

  /** What Spark knows; it answers anything else with a stack trace. */
  private static final String KNOWN =
      "local(\\[([0-9]+|\\*)(,[0-9]+)?])?|local-cluster\\[.*]|spark://.+:[0-9]+.*|yarn|k8s://.+";

  /** A session; what it has to say goes to the standard error. */
  SweepSession open(String name) {
    return open(name, 1);
  }

  /**
   * As above.
   *
   * @param taskThreads cores that one task takes
   */
  SweepSession open(String name, int taskThreads) {
    if (!master.matches(KNOWN)) {
      throw new UsageException(
          "--master (%s) must be local, local[N], local[*], spark://HOST:PORT, yarn or k8s://URL"
              .formatted(master));
    }
    return SweepSession.open("hcim " + name, master, taskThreads, System.err::println);
  }
}
