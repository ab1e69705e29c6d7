package org.hcim.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.jobs.progress.Progress;
import org.hcim.psq.network.QuantizationRules;
import org.hcim.psq.network.Stage;
import org.hcim.psq.training.EpochMetrics;
import org.hcim.psq.training.Images;
import org.hcim.psq.training.Recipe;
import org.hcim.psq.training.StageRecipe;
import org.hcim.psq.training.StageSetting;
import org.hcim.psq.training.StageTraining;
import org.hcim.psq.training.TorchEngine;
import org.hcim.psq.training.TrainingData;
import org.hcim.psq.training.TrainingException;
import org.hcim.psq.training.TrainingListener;
import org.hcim.sweeps.workload.Networks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingWatchTest {

  private static final int IMAGES = 96;
  private static final int BATCH = 32;
  private static final int EPOCHS = 2;

  /** Five of six steps: one epoch, and two steps of the second. */
  private static final int STEPS = 5;

  private final Shown shown = new Shown();
  private final StageSetting stage = stage();

  private TrainingData data;

  @TempDir private Path directory;

  @BeforeEach
  void open() throws IOException {
    TorchEngine.start();
    data = TrainingData.open(stage.images());
  }

  @Test
  @SuppressWarnings("try") // the watch only has to be open
  void countsTheImagesOfAnEpochThatHasNotEnded() throws Exception {
    assertThatThrownBy(
            () -> new StageTraining(directory, data, new After(STEPS), 1, 1).train(stage))
        .isInstanceOf(TrainingException.Cancelled.class);

    try (TrainingWatch watch = watch()) {
      assertThat(shown.count).isEqualTo(EPOCHS * IMAGES);
      assertThat(shown.doneBefore).isEqualTo(STEPS * BATCH);
      assertThat(shown.words.get(1, TimeUnit.MINUTES))
          .matches("mlp float: epoch 2 of 2, loss \\d\\.\\d{3}");
    }
  }

  @Test
  @SuppressWarnings("try") // the watch only has to be open
  void aTrainedStageCountsInFull() throws Exception {
    try (TrainingWatch watch = watch()) {
      assertThat(shown.doneBefore).isZero();
    }
    new StageTraining(directory, data, TrainingListener.SILENT, 1, 1).train(stage);

    try (TrainingWatch watch = watch()) {
      assertThat(shown.doneBefore).isEqualTo(EPOCHS * IMAGES);
      assertThat(shown.words.get(1, TimeUnit.MINUTES)).isEmpty();
    }
  }

  private TrainingWatch watch() {
    return TrainingWatch.of(List.of(stage), directory, shown::begin);
  }

  private static StageSetting stage() {
    var recipe = new StageRecipe(EPOCHS, BATCH, 0.02, 0.9, 1e-4, 0, 0, 0, 0);
    return StageSetting.chain(
        Networks.graph("mlp"),
        AlgorithmSetting.defaults(ReadoutLevels.IDEAL),
        QuantizationRules.DEFAULT,
        Stage.FLOAT,
        new Images("builtin", IMAGES, IMAGES),
        "hash",
        new Recipe(recipe, recipe, recipe),
        1);
  }

  /** Cancels after some steps. */
  private static final class After implements TrainingListener {

    private int left;

    After(int steps) {
      left = steps;
    }

    @Override
    public void step(StageSetting stage, int epoch, double fraction) {
      left--;
    }

    @Override
    public void epoch(StageSetting stage, EpochMetrics metrics) {}

    @Override
    public boolean isCancelled() {
      return left <= 0;
    }
  }

  /** A display that keeps what it is given. */
  private static final class Shown implements Progress {

    private long count;
    private long doneBefore;
    private CompletableFuture<String> words;

    Progress begin(String things, long all, long done) {
      count = all;
      doneBefore = done;
      words = new CompletableFuture<>();
      return this;
    }

    @Override
    public void reached(long done) {}

    @Override
    public void detail(Supplier<String> text) {
      words.complete(text.get());
    }

    @Override
    public void close() {}
  }
}
