package org.hcim.jobs.progress;

import java.io.PrintStream;

/** How far a job is: a bar on a terminal, now and then a line elsewhere. */
public interface Progress extends AutoCloseable {

  /** Tells that so many points are done in all; safe from any thread. */
  void reached(long points);

  /** Ends the display. */
  @Override
  void close();

  /**
   * The display that fits where messages go.
   *
   * @param terminal whether a person watches
   * @param points in all
   * @param done before this run
   */
  static Progress on(PrintStream messages, boolean terminal, long points, long done) {
    return on(messages, terminal, "points", points, done);
  }

  /**
   * As above, of other things than points.
   *
   * @param things what is counted, such as {@code images}
   */
  static Progress on(PrintStream messages, boolean terminal, String things, long count, long done) {
    return terminal
        ? new Bar(messages, things, count, done)
        : new Lines(messages, things, count, done);
  }
}
