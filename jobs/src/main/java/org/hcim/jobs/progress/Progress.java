package org.hcim.jobs.progress;

import java.util.function.Supplier;

/** The progress of a job, for those who wait for it. */
public interface Progress extends AutoCloseable {

  /** Shows nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void reached(long done) {}

        @Override
        public void close() {}
      };

  /** Reports the total that is done; safe from any thread. */
  void reached(long done);

  /**
   * Shows more about the state than a number; safe from any thread.
   *
   * @param words such as {@code 12 boxes left}; asked for when they are shown
   */
  default void detail(Supplier<String> words) {}

  /** Ends the display. */
  @Override
  void close();
}
