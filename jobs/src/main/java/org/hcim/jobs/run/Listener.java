package org.hcim.jobs.run;

import org.hcim.jobs.progress.Progress;

/** A listener for notices and progress of a program; called from any thread. */
public interface Listener {

  /** Ignores everything. */
  Listener SILENT = new Listener() {};

  /** Receives a sentence for the user, such as a lock that was taken over. */
  default void notice(String text) {}

  /**
   * Begins a display of progress, which the program closes.
   *
   * @param things what is counted, such as {@code points}
   * @param count in all
   * @param done before this run
   */
  default Progress progress(String things, long count, long done) {
    return Progress.NONE;
  }
}
