package org.hcim.psq.training;

/** A listener for a training's progress that may cancel it; called by the training thread. */
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
   * Called after a step.
   *
   * @param epoch from 1
   * @param fraction of the stage that is complete
   */
  void step(StageSetting stage, int epoch, double fraction);

  /** Called after an epoch. */
  void epoch(StageSetting stage, EpochMetrics metrics);

  /** Returns whether the training stops after this step; it can be resumed. */
  default boolean isCancelled() {
    return false;
  }
}
