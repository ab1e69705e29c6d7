package org.hcim.jobs.run;

import org.hcim.jobs.progress.Progress;

/** Receives notices and progress of a program, from any thread. */
public interface Listener {

  /** Ignores everything. */
  Listener SILENT = new Listener() {};

  /** Receives a sentence for the user, for example about a lock that was taken over. */
  default void notice(String text) {}

  /**
   * Opens a progress display, which the program closes.
   *
   * @param things the unit to count, such as {@code points}
   * @param count total number
   * @param done number completed before this run
   */
  default Progress progress(String things, long count, long done) {
    return Progress.NONE;
  }
}
