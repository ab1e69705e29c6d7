package org.hcim.jobs.run;

import java.nio.file.Path;
import java.util.List;
import org.hcim.jobs.accuracy.AccuracyTable.Reached;
import org.hcim.psq.training.StageSetting;

/**
 * A completed training.
 *
 * @param out the output directory
 * @param trainingId the id of its rows in the table {@code accuracy}
 * @param runs one row per run, including failed ones
 * @param wasComplete whether it was already complete, so nothing was trained
 * @param stages the directory of all stages
 * @param lastStages the last stage of each run
 */
public record TrainingResult(
    String out,
    String trainingId,
    List<Reached> runs,
    boolean wasComplete,
    Path stages,
    List<StageSetting> lastStages) {

  public TrainingResult {
    runs = List.copyOf(runs);
    lastStages = List.copyOf(lastStages);
  }

  /** Runs that could not be trained, each with its reason. */
  public List<Reached> failed() {
    return runs.stream().filter(run -> run.top1Pct().isEmpty()).toList();
  }
}
