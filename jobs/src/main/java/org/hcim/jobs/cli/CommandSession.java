package org.hcim.jobs.cli;

import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.run.Cancellation;
import org.hcim.jobs.run.Execution;
import org.hcim.jobs.run.Program;
import org.hcim.jobs.session.SweepSession;

/** The execution of a command. Spark starts on first use; from then on, signals cancel it. */
final class CommandSession implements AutoCloseable {

  private final String master;
  private final String farewell;
  private final Cancellation cancellation = new Cancellation();
  private final Execution execution =
      new Execution(this::open, new TerminalListener(System.err), cancellation);
  private SweepSession session;
  private Signals signals;

  /**
   * Creates a session that is not open yet.
   *
   * @param farewell last line when a signal ends the command
   */
  CommandSession(String master, String farewell) {
    this.master = master;
    this.farewell = farewell;
  }

  /** The execution to pass to programs. */
  Execution execution() {
    return execution;
  }

  /** Runs a program. */
  <T> T run(Program<T> program) {
    return program.run(execution);
  }

  private SparkSession open(String name) {
    if (session == null) {
      session = SweepSession.open("hcim " + name, master, System.err::println);
      signals = Signals.armed(session.spark(), cancellation, farewell);
    }
    return session.spark();
  }

  @Override
  public void close() {
    if (session != null) {
      signals.close();
      session.close();
    }
  }
}
