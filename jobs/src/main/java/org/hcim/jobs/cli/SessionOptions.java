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

  /** A session; what it has to say goes to the standard error. */
  SweepSession open(String name) {
    return SweepSession.open("hcim " + name, master, System.err::println);
  }
}
