package org.hcim.psq.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.design.AdcLevels;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.psq.TestGraphs;
import org.hcim.psq.network.QuantizationRules;
import org.hcim.psq.network.Stage;
import org.hcim.psq.training.Checkpoint.Tensor;
import org.hcim.simulator.inference.NetworkFile;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.study.CommonSetting;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageTrainingTest {

  private static final Images IMAGES = new Images("builtin", 96, 64);

  private static TrainingData data;

  @TempDir private Path stages;

  @BeforeAll
  static void open() throws IOException {
    TorchEngine.start();
    data = TrainingData.open(IMAGES);
  }

  @Test
  void theSameSeedGivesTheSameWeights(@TempDir Path other) throws IOException {
    StageSetting stage = stage(Stage.QAT, ReadoutLevels.IDEAL, 1);

    assertThat(weights(stages, stage)).isEqualTo(weights(other, stage));
    assertThat(weights(stages, stage(Stage.QAT, ReadoutLevels.IDEAL, 2)))
        .isNotEqualTo(weights(stages, stage));
  }

  /** A batch of 80 images has two parts, which two threads compute at a time. */
  @Test
  void threadsChangeNoBit(@TempDir Path other) throws IOException {
    StageSetting stage = stage(Stage.PSQ, ReadoutLevels.TERNARY, 1, 80);
    StageFiles one = new StageTraining(stages, data, TrainingListener.SILENT, 3, 1).train(stage);
    StageFiles two = new StageTraining(other, data, TrainingListener.SILENT, 3, 2).train(stage);

    assertThat(Files.readAllBytes(two.weights())).isEqualTo(Files.readAllBytes(one.weights()));
    assertThat(lines(other, stage)).isEqualTo(lines(stages, stage));
  }

  /** Stopped at whatever step, with checkpoints of any density: nothing shows in the end. */
  @Test
  void aStoppedTrainingEndsAsOneThatWasNot(@TempDir Path straight) throws IOException {
    StageSetting stage = stage(Stage.PSQ, ReadoutLevels.TERNARY, 1);
    byte[] expected = weights(straight, stage);

    for (int steps = 1; !StageFiles.of(stages, stage).isTrained(); steps++) {
      var stopping = new Stopping(steps);
      try {
        new StageTraining(stages, data, stopping, 2, 1).train(stage);
      } catch (TrainingException.Cancelled e) {
        assertThat(stopping.steps).isEqualTo(steps);
      }
    }

    assertThat(weights(stages, stage)).isEqualTo(expected);
    assertThat(lines(stages, stage)).isEqualTo(lines(straight, stage));
  }

  /** Repeats the steps after the last checkpoint, with the same result. */
  @Test
  void aLostWorkerCostsOnlyTheStepsSinceTheCheckpoint(@TempDir Path straight) throws IOException {
    StageSetting stage = stage(Stage.FLOAT, ReadoutLevels.IDEAL, 1);
    byte[] expected = weights(straight, stage);
    TrainingListener dying =
        new Counting() {
          @Override
          public void step(StageSetting at, int epoch, double fraction) {
            if (++steps == 5) {
              throw new IllegalStateException("the worker is gone");
            }
          }
        };

    assertThatThrownBy(() -> new StageTraining(stages, data, dying, 2, 1).train(stage))
        .hasMessage("the worker is gone");
    var rest = new Counting();
    new StageTraining(stages, data, rest, 2, 1).train(stage);

    int afterTheEpoch = 3; // the fifth step dies before its checkpoint
    assertThat(rest.steps).isEqualTo(6 - afterTheEpoch);
    assertThat(weights(stages, stage)).isEqualTo(expected);
  }

  @Test
  void stagesInCommonAreTrainedOnce() throws IOException {
    var heard = new Counting();
    var training = new StageTraining(stages, data, heard, 100, 1);
    training.train(stage(Stage.PSQ, ReadoutLevels.TERNARY, 1));
    int steps = heard.steps;
    training.train(stage(Stage.PSQ, ReadoutLevels.BINARY, 1));
    training.train(stage(Stage.QAT, ReadoutLevels.IDEAL, 1));

    assertThat(steps).isEqualTo(3 * 6);
    assertThat(heard.steps).isEqualTo(steps + 6);
    assertThat(heard.stages).containsExactly(Stage.FLOAT, Stage.QAT, Stage.PSQ, Stage.PSQ);
  }

  @Test
  void theHardwareAgreesWithTheGraph() throws IOException {
    for (ReadoutLevels levels :
        List.of(ReadoutLevels.TERNARY, ReadoutLevels.BINARY, ReadoutLevels.ADC)) {
      StageSetting stage = stage(Stage.PSQ, levels, 1);
      new StageTraining(stages, data, TrainingListener.SILENT, 100, 1).train(stage);
      RunOutcome outcome = new NetworkMeasurement(stages, data, 1).of(stage);

      assertThat(outcome.agreementFrac()).as("%s", levels).isEqualTo(1);
      assertThat(outcome.top1Pct()).isEqualTo(outcome.graphTop1Pct());
      assertThat(outcome.zeroFrac() != null).isEqualTo(levels == ReadoutLevels.TERNARY);
      assertThat(new NetworkMeasurement(stages, data, 1).of(stage)).isEqualTo(outcome);
      Files.delete(StageFiles.of(stages, stage).outcome());
      assertThat(new NetworkMeasurement(stages, data, 3).of(stage)).isEqualTo(outcome);
    }
  }

  /** A stopped training keeps the levels that were calibrated at its start. */
  @Test
  void adcsWithLevelsOfTheirOwnAreTrained(@TempDir Path straight) throws IOException {
    AlgorithmSetting setting =
        AlgorithmSetting.defaults(ReadoutLevels.ADC)
            .with(Parameter.ADC_BITS, 3)
            .with(Parameter.ADC_LEVELS, AdcLevels.NONUNIFORM);
    StageSetting stage = stage(Stage.PSQ, setting, 1, 32);
    byte[] expected = weights(straight, stage);
    for (int steps = 5; !StageFiles.of(stages, stage).isTrained(); steps += 5) {
      try {
        new StageTraining(stages, data, new Stopping(steps), 2, 1).train(stage);
      } catch (TrainingException.Cancelled e) {
        assertThat(StageFiles.of(stages, stage).isTrained()).isFalse();
      }
    }
    RunOutcome outcome = new NetworkMeasurement(stages, data, 1).of(stage);
    QuantizedNetwork network = NetworkFile.read(StageFiles.of(stages, stage).network());

    assertThat(weights(stages, stage)).isEqualTo(expected);
    assertThat(outcome.agreementFrac()).isEqualTo(1);
    assertThat(CommonSetting.of(network).setting().adcLevels()).isEqualTo(AdcLevels.NONUNIFORM);
  }

  /** ADCs of enough bits compute the sums of the stage before, and so have its means. */
  @Test
  void statisticsWithoutAStepAreThoseOfAllImages() throws IOException {
    var recipe = new StageRecipe(1, 32, 0.02, 0.9, 1e-4, 0, 0, 0, 0);
    StageSetting stage =
        StageSetting.chain(
            TestGraphs.mlp(TensorShape.image(3, 16, 16), 10),
            AlgorithmSetting.defaults(ReadoutLevels.ADC)
                .with(Parameter.ADC_BITS, 7)
                .with(Parameter.XBAR_ROWS, 64),
            QuantizationRules.DEFAULT,
            Stage.PSQ,
            IMAGES,
            data.hash(),
            new Recipe(recipe, recipe, recipe.withEpochs(0)),
            1);
    StageFiles files =
        new StageTraining(stages, data, TrainingListener.SILENT, 100, 1).train(stage);
    Map<String, Tensor> found = Checkpoint.read(files.weights()).tensors();
    Map<String, Tensor> before =
        Checkpoint.read(StageFiles.of(stages, stage.before().orElseThrow()).weights()).tensors();

    float[] expected = before.get("hidden1.mean").values();
    float[] means = found.get("hidden1.mean").values();
    for (int i = 0; i < expected.length; i++) {
      assertThat(means[i]).isCloseTo(expected[i], within(1e-5f));
    }
  }

  /** Fine-tuning starts from the weights of a network that lies elsewhere. */
  @Test
  void aDeployedNetworkIsTuned(@TempDir Path tuned) throws IOException {
    StageSetting stage = stage(Stage.PSQ, ReadoutLevels.TERNARY, 1);
    new StageTraining(stages, data, TrainingListener.SILENT, 100, 1).train(stage);
    StageFiles files = StageFiles.of(stages, stage);
    StageSetting more = stage.startingFrom(files.start());

    StageFiles result = new StageTraining(tuned, data, TrainingListener.SILENT, 100, 1).train(more);

    assertThat(more.id()).isNotEqualTo(stage.id());
    assertThat(EpochMetrics.read(result.metrics()).get(0).loss())
        .isLessThan(EpochMetrics.read(files.metrics()).get(0).loss());
  }

  private byte[] weights(Path directory, StageSetting stage) throws IOException {
    return Files.readAllBytes(
        new StageTraining(directory, data, TrainingListener.SILENT, 3, 1).train(stage).weights());
  }

  /** Without what depends on the clock. */
  private static List<String> lines(Path directory, StageSetting stage) throws IOException {
    return Files.readAllLines(StageFiles.of(directory, stage).metrics()).stream()
        .map(line -> line.replaceAll("\"images_per_s\":[0-9.]+", ""))
        .toList();
  }

  /** An epoch has 3 steps of 32 images, a stage two epochs. */
  private static StageSetting stage(Stage last, ReadoutLevels levels, long seed) {
    return stage(last, levels, seed, 32);
  }

  private static StageSetting stage(Stage last, ReadoutLevels levels, long seed, int batch) {
    var setting = AlgorithmSetting.defaults(levels);
    return stage(
        last,
        levels == ReadoutLevels.ADC ? setting.with(Parameter.ADC_BITS, 6) : setting,
        seed,
        batch);
  }

  private static StageSetting stage(Stage last, AlgorithmSetting setting, long seed, int batch) {
    var recipe = new StageRecipe(2, batch, 0.02, 0.9, 1e-4, 1, 0.5, 0, 0);
    return StageSetting.chain(
        TestGraphs.mlp(TensorShape.image(3, 16, 16), 10),
        setting.with(Parameter.XBAR_ROWS, 64),
        QuantizationRules.DEFAULT,
        last,
        IMAGES,
        data.hash(),
        new Recipe(recipe, recipe, recipe),
        seed);
  }
}
