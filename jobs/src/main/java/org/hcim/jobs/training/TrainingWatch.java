package org.hcim.jobs.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.hcim.jobs.progress.Display;
import org.hcim.jobs.progress.Progress;
import org.hcim.psq.network.Stage;
import org.hcim.psq.training.StageFiles;
import org.hcim.psq.training.StagePosition;
import org.hcim.psq.training.StageSetting;

/**
 * Reports progress by reading the stages' directories, wherever the stages run. Work is counted in
 * images, weighted by {@link StageCost}, so the remaining time accounts for the slow last stages.
 */
public final class TrainingWatch implements AutoCloseable {

  private static final String UNIT = "float-equivalent images";

  private static final long EVERY_MILLIS = 1000;

  private static final int NAMED = 2;

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
        looks.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
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

  private void look() {
    progress.detail(this::words);
    progress.reached(done());
  }

  private long all() {
    return stages.stream().mapToLong(stage -> work(stage, stage.recipe().epochs(), 0)).sum();
  }

  private long done() {
    return stages.stream().mapToLong(this::done).sum();
  }

  private long done(StageSetting stage) {
    if (files(stage).isTrained()) {
      return work(stage, stage.recipe().epochs(), 0);
    }
    return position(stage).map(place -> work(stage, place.epoch() - 1, place.images())).orElse(0L);
  }

  private static long work(StageSetting stage, int epochs, long more) {
    long images = stage.images().mostTrain();
    return StageCost.of(stage) * (epochs * images + Math.min(more, images));
  }

  /** The stages that are being trained, with epoch and loss; at most two by name. */
  private String words() {
    List<String> all =
        stages.stream()
            .filter(stage -> !files(stage).isTrained())
            .flatMap(stage -> position(stage).map(place -> words(stage, place)).stream())
            .toList();
    String named = String.join("; ", all.subList(0, Math.min(NAMED, all.size())));
    return all.size() <= NAMED ? named : named + "; " + (all.size() - NAMED) + " more";
  }

  private static String words(StageSetting stage, StagePosition place) {
    int epochs = stage.recipe().epochs();
    String epoch =
        "%s: epoch %d of %d".formatted(name(stage), Math.min(place.epoch(), epochs), epochs);
    return Double.isNaN(place.loss())
        ? epoch
        : epoch + String.format(Locale.ROOT, ", loss %.3f", place.loss());
  }

  private static String name(StageSetting stage) {
    String readout =
        stage.stage() == Stage.FLOAT
            ? "float"
            : stage.algorithm().levels().name().toLowerCase(Locale.ROOT);
    return stage.graph().name() + " " + readout;
  }

  private StageFiles files(StageSetting stage) {
    return StageFiles.of(directory, stage);
  }

  /**
   * The position of a stage; empty for a file that is being replaced, which is read again later.
   */
  private Optional<StagePosition> position(StageSetting stage) {
    try {
      return files(stage).position(stage.recipe());
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
