package org.hcim.psq.training;

import java.util.ArrayList;
import java.util.List;
import org.hcim.psq.network.Stage;

/** Counts steps and notes the stages that end an epoch. */
class Counting implements TrainingListener {

  final List<Stage> stages = new ArrayList<>();
  int steps;

  @Override
  public void step(StageSetting stage, int epoch, double fraction) {
    steps++;
  }

  @Override
  public void epoch(StageSetting stage, EpochMetrics metrics) {
    if (metrics.epoch() == 1) {
      stages.add(stage.stage());
    }
  }
}
