package org.hcim.jobs.progress;

/** Creates progress displays. */
@FunctionalInterface
public interface Display {

  /**
   * Opens a display.
   *
   * @param things the unit to count, such as {@code points}
   * @param count total number
   * @param done number completed before this run
   */
  Progress begin(String things, long count, long done);
}
