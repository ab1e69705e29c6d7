package org.hcim.psq.training;

/**
 * A listener for training progress, which may cancel the training; called by the training thread.
 */
public interface TrainingListener {

  /** Ignores progress and never cancels. */
  TrainingListener SILENT =
      new TrainingListener() {
        @Override
        public void step(StageSetting stage, int epoch, double fraction) {}

        @Override
        public void epoch(StageSetting stage, EpochMetrics metrics) {}
      };

  /**
   * Called after each step.
   *
   * @param epoch from 1
   * @param fraction the completed fraction of the stage
   */
  void step(StageSetting stage, int epoch, double fraction);

  /** Called after each epoch. */
  void epoch(StageSetting stage, EpochMetrics metrics);

  /** Returns whether to stop after the current step; training can be resumed. */
  default boolean isCancelled() {
    return false;
  }
}
