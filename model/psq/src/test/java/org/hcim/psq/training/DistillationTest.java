package org.hcim.psq.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.psq.FreedMemory;
import org.hcim.psq.TestGraphs;
import org.hcim.psq.network.QuantizationRules;
import org.hcim.psq.network.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistillationTest {

  private static final Images IMAGES = new Images("builtin", 96, 64);

  private static TrainingData data;

  @TempDir private Path stages;

  @BeforeAll
  static void open() throws IOException {
    TorchEngine.start();
    data = TrainingData.open(IMAGES);
  }

  /** Two images of two classes; of the first a quarter and three quarters are found. */
  @Test
  void theLossIsTheMeanOfBothDistances() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray logits = manager.create(new float[][] {{0, (float) Math.log(3)}, {0, 0}});
      NDArray target = manager.create(new float[][] {{0.5f, 0.5f}, {0.9f, 0.1f}});
      double toTeacher = (-(0.5 * Math.log(0.25) + 0.5 * Math.log(0.75)) - Math.log(0.5)) / 2;

      float loss =
          new Distillation(0.25, List.of())
              .loss(manager.create(7f), logits, Optional.of(target))
              .getFloat();

      assertThat(loss).isCloseTo((float) (0.25 * toTeacher + 0.75 * 7), within(1e-6f));
    }
  }

  /**
   * Memory that is freed and given to others between the passes must not scale the gradients: once,
   * all of them became 1e13 times as large in the middle of a training.
   */
  @Test
  void theGradientsSurviveTheGarbageCollector() {
    try (NDManager manager = NDManager.newBaseManager();
        Recording recording = Recording.on()) {
      NDArray logits = manager.create(new float[][] {{0.5f, 0.25f}});
      logits.setRequiresGradient(true);
      NDArray target = manager.create(new float[][] {{0.75f, 0.25f}});
      var distillation = new Distillation(0.25, List.of());
      var losses = new ArrayList<NDArray>();
      for (int i = 0; i < 100; i++) {
        losses.add(distillation.loss(logits.sum(), logits, Optional.of(target)));
      }
      List<ByteBuffer> overwriting = FreedMemory.overwrite();
      losses.forEach(recording::backward);

      double first = 1 / (1 + Math.exp(-0.25)); // the softmax of the first logit
      float each = (float) (0.25 * (first - 0.75) + 0.75);
      assertThat(logits.getGradient().toFloatArray()[0]).isCloseTo(100 * each, within(1e-3f));
      assertThat(overwriting).hasSize(FreedMemory.BUFFERS);
    }
  }

  /** The teacher changes the weights; a stopped training has the same teacher again. */
  @Test
  void aStoppedTrainingHasItsTeacherAgain(@TempDir Path straight) throws IOException {
    StageSetting taught = stage(0.9);
    byte[] expected = weights(straight, taught);
    for (int steps = 4; !StageFiles.of(stages, taught).isTrained(); steps += 4) {
      try {
        new StageTraining(stages, data, new Stopping(steps), 2, 2).train(taught);
      } catch (TrainingException.Cancelled e) {
        assertThat(StageFiles.of(stages, taught).isTrained()).isFalse();
      }
    }

    assertThat(weights(stages, taught)).isEqualTo(expected).isNotEqualTo(weights(stages, stage(0)));
    assertThat(new NetworkMeasurement(stages, data, 1).of(taught).agreementFrac()).isEqualTo(1);
  }

  /** The stages before are those of any share. */
  @Test
  void onlyTheLastStageHasAnotherId() {
    assertThat(stage(0.5).id()).isNotEqualTo(stage(0).id()).isNotEqualTo(stage(0.25).id());
    assertThat(stage(0.5).before()).isEqualTo(stage(0).before());
  }

  @Test
  void withoutTheNetworkOfExactSumsThereIsNoTeacher() {
    StageSetting deployed =
        stage(0.5).startingFrom(new StageStart.Deployed(stages.toString(), "hash"));

    try (NDManager manager = NDManager.newBaseManager()) {
      var start = new NetworkStart(stages, data, manager);
      assertThatThrownBy(() -> Distillation.of(deployed, start, 1))
          .isInstanceOf(InvalidDesignException.class)
          .hasMessageContaining("distillation_frac (0.5) must be 0 when training continues");
    }
  }

  /** The teacher of a network that is trained further is the same as in its first training. */
  @Test
  void aNetworkTrainedElsewhereHasATeacherFromElsewhere() throws IOException {
    StageSetting stage = stage(0.5);
    new StageTraining(stages, data, TrainingListener.SILENT, 100, 1).train(stage);
    StageSetting exact = stage.exact().orElseThrow();
    StageStart.Deployed own = StageFiles.of(stages, stage).start();
    StageStart.Deployed teacher = StageFiles.of(stages, exact).start();
    StageSetting further = stage.startingFrom(own.taughtBy(teacher));

    try (NDManager manager = NDManager.newBaseManager()) {
      var start = new NetworkStart(stages, data, manager);
      NDArray images = Evaluation.images(manager, data.train(), 4, 0, 32);
      try (Distillation first = Distillation.of(stage, start, 1);
          Distillation second = Distillation.of(further, start, 1)) {
        assertThat(second.target(0, manager, images).orElseThrow().toFloatArray())
            .isEqualTo(first.target(0, manager, images).orElseThrow().toFloatArray());
      }
    }
    assertThat(further.id()).isNotEqualTo(stage.startingFrom(own).id());
    assertThatThrownBy(() -> stage(0).startingFrom(own.taughtBy(teacher)))
        .hasMessage("distillation_frac (0.0) must be above 0 for a teacher");
  }

  private byte[] weights(Path directory, StageSetting stage) throws IOException {
    return Files.readAllBytes(
        new StageTraining(directory, data, TrainingListener.SILENT, 3, 1).train(stage).weights());
  }

  /** A batch of 80 images has two parts. */
  private static StageSetting stage(double distillationFrac) {
    var recipe = new StageRecipe(2, 80, 0.02, 0.9, 1e-4, 1, 0.5, 0, 0);
    var taught = new StageRecipe(2, 80, 0.02, 0.9, 1e-4, 1, 0.5, 0, distillationFrac);
    return StageSetting.chain(
        TestGraphs.mlp(TensorShape.image(3, 16, 16), 10),
        AlgorithmSetting.defaults(ReadoutLevels.TERNARY).with(Parameter.XBAR_ROWS, 64),
        QuantizationRules.DEFAULT,
        Stage.PSQ,
        IMAGES,
        data.hash(),
        new Recipe(recipe, recipe, taught),
        1);
  }
}
