package org.hcim.jobs.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.hcim.jobs.progress.Display;
import org.hcim.jobs.progress.Progress;
import org.hcim.psq.network.Stage;
import org.hcim.psq.training.EpochMetrics;
import org.hcim.psq.training.StageFiles;
import org.hcim.psq.training.StageSetting;

/**
 * Reports progress by reading the stages' directories, wherever the stages run. Work is counted in
 * floating-point epochs of the network, so the remaining time accounts for the slow last stages.
 */
public final class TrainingWatch implements AutoCloseable {

  private static final String UNIT = "float-epoch equivalents";

  private static final long EVERY_MILLIS = 1000;

  private final List<StageSetting> stages;
  private final Path directory;
  private final Progress progress;
  private final ScheduledFuture<?> looking;
  private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();

  private TrainingWatch(List<StageSetting> stages, Path directory, Display display) {
    this.stages = List.copyOf(stages);
    this.directory = directory;
    progress = display.begin(UNIT, Math.max(1, all()), done());
    looking =
        looks.scheduleWithFixedDelay(
            () -> progress.reached(done()), EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Watches a training until closed. */
  public static TrainingWatch of(TrainingPlan plan, Path directory, Display display) {
    List<StageSetting> stages = new ArrayList<>();
    for (Stage kind : Stage.values()) {
      stages.addAll(plan.stages(kind));
    }
    return of(stages, directory, display);
  }

  /** Watches stages until closed. */
  public static TrainingWatch of(List<StageSetting> stages, Path directory, Display display) {
    return new TrainingWatch(stages, directory, display);
  }

  @Override
  public void close() {
    looking.cancel(true);
    looks.shutdownNow();
    progress.close();
  }

  private long all() {
    return stages.stream().mapToLong(stage -> stage.recipe().epochs() * StageCost.of(stage)).sum();
  }

  private long done() {
    return stages.stream().mapToLong(stage -> epochs(stage) * StageCost.of(stage)).sum();
  }

  /**
   * The number of completed epochs; 0 for a file that is being replaced, which is read again later.
   */
  private long epochs(StageSetting stage) {
    try {
      return EpochMetrics.read(StageFiles.of(directory, stage).metrics()).size();
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }
}
