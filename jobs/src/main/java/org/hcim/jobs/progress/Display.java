package org.hcim.jobs.progress;

/** Begins displays of progress. */
@FunctionalInterface
public interface Display {

  /**
   * Begins one.
   *
   * @param things what is counted, such as {@code points}
   * @param count in all
   * @param done before this run
   */
  Progress begin(String things, long count, long done);
}
