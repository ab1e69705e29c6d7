package org.hcim.jobs.progress;

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

  /** Ends the display. */
  @Override
  void close();
}
