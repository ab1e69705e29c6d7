package org.hcim.psq.training;

/** Hears of a training's progress and may end it; called by the thread that trains. */
public interface TrainingListener {

  /** Hears nothing, ends nothing. */
  TrainingListener SILENT =
      new TrainingListener() {
        @Override
        public void step(StageSetting stage, int epoch, double fraction) {}

        @Override
        public void epoch(StageSetting stage, EpochMetrics metrics) {}
      };

  /**
   * A step was made.
   *
   * @param epoch from 1
   * @param fraction of the stage that is done
   */
  void step(StageSetting stage, int epoch, double fraction);

  /** An epoch ended. */
  void epoch(StageSetting stage, EpochMetrics metrics);

  /** Whether the training is to stop after this step; it can be continued. */
  default boolean isCancelled() {
    return false;
  }
}
