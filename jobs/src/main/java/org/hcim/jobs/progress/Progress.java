package org.hcim.jobs.progress;

import java.util.function.Supplier;

/** The progress of a job, for its users. */
public interface Progress extends AutoCloseable {

  /** A display that shows nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void reached(long done) {}

        @Override
        public void close() {}
      };

  /** Reports the total completed so far; thread-safe. */
  void reached(long done);

  /**
   * Shows details beyond the count; thread-safe.
   *
   * @param words such as {@code 12 boxes left}; evaluated when displayed
   */
  default void detail(Supplier<String> words) {}

  /** Ends the display. */
  @Override
  void close();
}
