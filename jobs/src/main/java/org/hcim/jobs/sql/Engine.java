package org.hcim.jobs.sql;

/** Answers queries over an output directory's tables, read-only. */
public interface Engine extends AutoCloseable {

  /**
   * Runs one statement that returns rows.
   *
   * @throws QueryException when the text is invalid, is not a single statement, or does more than
   *     read
   */
  Answer ask(String sql);

  /** Cancels the current query; thread-safe. */
  void cancel();

  @Override
  void close();
}
