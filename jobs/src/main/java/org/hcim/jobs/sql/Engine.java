package org.hcim.jobs.sql;

/** Answers queries over an output directory's tables, and changes nothing. */
public interface Engine extends AutoCloseable {

  /**
   * Runs one statement that returns rows.
   *
   * @throws QueryException when the statement is wrong, is not one, or does more than read
   */
  Answer ask(String sql);

  /** Asks a query that is being answered to end; safe from any thread. */
  void cancel();

  @Override
  void close();
}
